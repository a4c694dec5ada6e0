"""Open every page with an empty cache, and note what came over the wire and when it was seen."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tools.sample import DESK, PHONE, Sample, signed_in

from .figures import Figures, Visit, percentile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        CDPSession,
        Page,
        StorageState,
        ViewportSize,
    )

    from .options import Options

ASKED = 40  # times that the server alone is asked for each page
COMPRESSED = {"Accept-Encoding": "gzip"}
STATES = ("Terkirim", "Draf", "Belum dimulai")  # of the sample's sheets of one judge
SETTLE = 1500  # milliseconds after load in which nothing may move any more
WATCH = """
    window.seen = {lcp: 0, shift: 0};
    new PerformanceObserver(list => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(list => { for (const e of list.getEntries()) seen.shift += e.value; })
        .observe({type: 'layout-shift', buffered: true});
"""


@dataclass(frozen=True)
class Target:
    """A page to open: of which group, with what name, as whom and how large the window is."""

    group: str
    name: str
    url: str
    state: StorageState | None
    size: ViewportSize


@dataclass
class Wire:
    """What one opening brought: bytes of each request, those of the page itself, its headers'."""

    document: str = ""
    headers: float = 0
    sizes: dict[str, float] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)

    def listen(self, session: CDPSession) -> None:
        """Note every request of a page."""
        session.on("Network.requestWillBeSent", self.asked)
        session.on("Network.responseReceived", self.answered)
        session.on("Network.loadingFinished", self.finished)

    def asked(self, event: dict[str, Any]) -> None:
        """Note a request that goes to the network."""
        if event["request"]["url"].startswith("http"):
            self.addresses[event["requestId"]] = event["request"]["url"]
            if event.get("type") == "Document":
                self.document = event["requestId"]

    def answered(self, event: dict[str, Any]) -> None:
        """Note the status of the page itself."""
        if event["requestId"] == self.document:
            self.statuses.append(int(event["response"]["status"]))
            self.headers = event["response"]["encodedDataLength"]

    def finished(self, event: dict[str, Any]) -> None:
        """Note how many bytes came, headers included."""
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = event["encodedDataLength"]


def judge_pages(browser: Browser, sample: Sample) -> list[Target]:
    """Return the pages of a judge, with a sheet in each state, on a telephone."""
    page = signed_in(browser, sample, "juri3@contoh.test", PHONE)
    page.goto(f"{sample.base}/juri/")
    rows = page.locator("[data-sheet]").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').pathname, row.innerText])"
    )
    by_state = {word: path for path, words in rows for word in STATES if word in words}
    sent, draft, empty = (by_state[word] for word in STATES)
    addresses = {
        "juri/": "/juri/",
        "lembar, kosong": empty,
        "lembar, sebagian terisi": draft,
        "periksa": f"{draft}periksa/",
        "terkirim": f"{sent}terkirim/",
        "lembar, terkirim": sent,
        "bandingkan": "/juri/bandingkan/kube/",
        "benturan": "/juri/benturan/",
    }
    return targets("judge", sample, addresses, page, PHONE)


def public_pages(browser: Browser, sample: Sample) -> list[Target]:
    """Return what everybody may open once a result is announced, on a telephone."""
    staff = signed_in(browser, sample, "panitia@contoh.test", DESK)
    staff.goto(f"{sample.base}/panitia/2018/dokumen/")
    paper = staff.locator("a[href$='.pdf']:not([href*='cetak-semua'])").first
    code = (paper.get_attribute("href") or "").rpartition("/")[2].removesuffix(".pdf")
    addresses = {
        "beranda": "/",
        "hasil": "/hasil/2018/",
        "hasil, inggris": "/en/hasil/2018/",
        "cek": "/cek/",
        "cek, kode": f"/cek/{code}/",
        "bantuan": "/bantuan/",
    }
    entry = targets("entry", sample, {"masuk": "/masuk/"}, None, PHONE)
    return targets("public", sample, addresses, None, PHONE) + entry


def staff_pages(browser: Browser, sample: Sample, stage: str) -> list[Target]:
    """Return the dashboard and whatever its navigation leads to, at a desk."""
    page = signed_in(browser, sample, "panitia@contoh.test", DESK)
    page.goto(f"{sample.base}/panitia/2018/")
    links: list[str] = page.locator(".topnav a").evaluate_all("all => all.map(a => a.pathname)")
    paths = dict.fromkeys(["/panitia/2018/", *links])
    names = {path: path.removeprefix("/panitia/2018/") or "dasbor" for path in paths}
    addresses = {f"{name} ({stage})": path for path, name in names.items()}
    return targets("staff", sample, addresses, page, DESK)


def targets(
    group: str, sample: Sample, addresses: dict[str, str], page: Page | None, size: ViewportSize
) -> list[Target]:
    """Return the pages at these addresses for whoever is signed in on page."""
    state = page.context.storage_state() if page else None
    return [
        Target(group, name, f"{sample.base}{path}", state, size) for name, path in addresses.items()
    ]


def measure(browser: Browser, wanted_pages: Iterable[Target], wanted: Options) -> list[Visit]:
    """Open every page as often as wanted."""
    visits = []
    for target in wanted_pages:
        opened = [open_once(browser, target, wanted) for _round in range(wanted.rounds)]
        rounds, statuses = zip(*opened, strict=True)
        visits.append(Visit(target.group, target.name, rounds, frozenset().union(*statuses)))
    return visits


def server_milliseconds(target: Target) -> float:
    """Return what 95 of 100 answers take where nothing else is asked and no network is between."""
    address = urlsplit(target.url)
    connection = http.client.HTTPConnection(address.netloc)
    kept = target.state["cookies"] if target.state else []
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in kept)
    taken = []
    for _time in range(ASKED):
        start = time.perf_counter()
        connection.request("GET", address.path, headers={"Cookie": cookies, **COMPRESSED})
        connection.getresponse().read()
        taken.append((time.perf_counter() - start) * 1000)
    return percentile(taken, 0.95)


def open_once(browser: Browser, target: Target, wanted: Options) -> tuple[Figures, set[int]]:
    """Open a page in a window of its own, without a cache and without a service worker."""
    context = browser.new_context(
        viewport=target.size,
        device_scale_factor=2 if target.size is PHONE else 1,
        is_mobile=target.size is PHONE,
        has_touch=target.size is PHONE,
        locale="id-ID",
        storage_state=target.state,
        service_workers="block",
    )
    context.set_default_timeout(90_000)
    context.add_init_script(WATCH)
    page, wire = context.new_page(), Wire()
    slow_down(context, page, wanted, wire)
    page.goto(target.url, wait_until="load")
    page.wait_for_timeout(SETTLE)
    seen: dict[str, float] = page.evaluate("seen")
    context.close()
    figures = Figures(
        weight=sum(wire.sizes.values()) / 1024,
        requests=len(wire.sizes),
        html=(wire.sizes[wire.document] - wire.headers) / 1024,
        lcp=seen["lcp"] / 1000,
        shift=seen["shift"],
        server=server_milliseconds(target),
    )
    return figures, set(wire.statuses)


def slow_down(context: BrowserContext, page: Page, wanted: Options, wire: Wire) -> None:
    """Give the page the network and the processor that were asked for."""
    session = context.new_cdp_session(page)
    wire.listen(session)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    conditions = {
        "offline": False,
        "latency": wanted.network.latency,
        "downloadThroughput": wanted.network.down,
        "uploadThroughput": wanted.network.up,
    }
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": wanted.slowdown})
