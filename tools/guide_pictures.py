"""Take the pictures of the guides from the running sample: real pages, the size of a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.pictures import PICTURES, shrink
from tools.sample import PHONE, Sample, signed_in, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize

STAFF = "panitia@contoh.test"
TABLE: ViewportSize = {"width": 1000, "height": 700}
SIDE = PHONE["width"]  # the pictures of the judge's guide are squares
JUDGE = "juri3@contoh.test"
GUEST = "juri5@contoh.test"
#: What panitia see after the new year is made, in the order of the guide.
STAFF_PAGES = (
    "kube/",
    "2027/impor/",
    "2018/peserta/",
    "2027/siapkan/",
    "2027/indikator/kube/",
    "2027/juri/",
    "2027/buka/",
    "2018/",
    "2018/kehadiran/",
)
INVITE = f"""
from kube_awards.accounts.models import User
from kube_awards.accounts.services.invitations import invite
guest = User.objects.get(email="{GUEST}")
guest.set_unusable_password()
guest.save()
actor = User.objects.get(email="panitia@contoh.test")
print(invite(user=guest, purpose="juri KUBE Berprestasi 2018", actor=actor).url)
"""


def judge_pictures(browser: Browser, sample: Sample) -> None:
    """Go the way of a judge from the invitation to the receipt, and take one picture each."""
    page = window(browser, PHONE).new_page()
    page.goto(sample.manage("shell", "-v", "0", "-c", INVITE).split()[-1])
    square(page, 1, below=page.locator("label[for=id_password]"))
    page = signed_in(browser, sample, JUDGE, PHONE)
    page.goto(f"{sample.base}/juri/")
    square(page, 2, below=page.locator(".eyebrow"))
    page.locator("a.btn-primary[href*='#ind']").click()
    score(page, page.locator("fieldset.ind:not(:has(:checked))").first, 5)
    card = page.locator("fieldset.ind:has(:checked)").last
    card.scroll_into_view_if_needed()
    square(page, 3, below=card)
    without_network(page)
    check_and_send(page)


def score(page: Page, card: Locator, value: int) -> None:
    """Tap a value and wait until the server holds it."""
    with page.expect_response("**/simpan/"):
        card.locator(".seg-item").nth(value - 1).click()


def without_network(page: Page) -> None:
    """Lose the network, score on, and come back."""
    page.context.set_offline(offline=True)
    page.locator("fieldset.ind:not(:has(:checked)) .seg-item:nth-child(4)").first.click()
    page.locator("[data-banner=offline]").wait_for(state="visible")
    page.evaluate("scrollTo(0, 0)")
    square(page, 4)
    page.context.set_offline(offline=False)
    page.locator("[data-banner=offline]").wait_for(state="hidden")


def check_and_send(page: Page) -> None:
    """Fill what is left, look at the check page, send."""
    empty = page.locator("fieldset.ind:not(:has(:checked))")
    while empty.count():
        score(page, empty.first, 3 + empty.count() % 2)
    page.locator("button[value=review]").click()
    page.wait_for_url("**/periksa/")
    square(page, 5, top=PHONE["height"] - SIDE)
    page.get_by_role("button", name="Kirim nilai").click()
    page.wait_for_url("**/terkirim/")
    square(page, 6, below=page.locator(".confirm"))


def square(page: Page, step: int, *, below: Locator | None = None, top: float = 0) -> None:
    """Save a square of the screen that begins a little above an element, or at a height."""
    page.wait_for_timeout(300)
    if below:
        page.evaluate("scrollTo(0, 0)")
        box = below.bounding_box()
        top = max(0, (box["y"] if box else 0) - 14)
    clip: FloatRect = {"x": 0, "y": top, "width": SIDE, "height": SIDE}
    path = PICTURES / f"panduan-juri-{step}.png"
    page.screenshot(path=path, clip=clip, full_page=below is not None)
    shrink(path, 48)


def staff_pictures(browser: Browser, sample: Sample) -> None:
    """Go the way of panitia from a new year to the closing, and take one picture each."""
    page = signed_in(browser, sample, STAFF, TABLE)
    page.goto(f"{sample.base}/panitia/edisi/baru/")
    page.locator("[name=year]").fill("2027")
    page.locator("[name=judged_on]").fill("2027-09-20")
    page.locator("[name=with_judges]").check()
    screen(page, 1)
    page.locator("main").get_by_role("button", name="Buat edisi").click()
    page.wait_for_url("**/panitia/2027/")
    for step, path in enumerate(STAFF_PAGES, start=2):
        page.goto(f"{sample.base}/panitia/{path}")
        screen(page, step)
    page.goto(f"{sample.base}/panitia/2018/")
    page.locator("a[href*='/juri/'][href*='/lembar/']").first.click()
    page.locator("a[href$='/buka-kembali/']").first.click()
    screen(page, 11)
    page.goto(f"{sample.base}/panitia/2018/tutup/")
    screen(page, 12)


def screen(page: Page, step: int, *, below: Locator | None = None) -> None:
    """Save the page from its heading, or from an element on, as high as a window."""
    page.wait_for_timeout(300)
    box = (below or page.locator("h1")).bounding_box()
    top = max(0, (box["y"] if box else 0) - 4)
    clip: FloatRect = {"x": 0, "y": top, "width": TABLE["width"], "height": 470}
    path = PICTURES / f"panduan-panitia-{step}.png"
    page.screenshot(path=path, clip=clip, full_page=True)
    shrink(path, 48)
