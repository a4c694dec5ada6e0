"""Every address of the judging pages: who may, and what everybody else is told (quality.md S1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.test import Client
from django.utils import timezone

from assessments.services.judging import open_judging
from kube_awards.accounts.roles import Role
from prizes.models import Payment
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.decisions import current_decision
from tests.circumstances import excuse, recuse
from tests.confirming import confirmed
from tests.factories import (
    approved,
    fill_sheet,
    issued,
    make_category,
    make_edition,
    make_judge,
    make_prizes,
    make_user,
    new_token,
    proposed,
    published,
    settled,
    sheet_of,
)
from tests.paper_sheets import enter
from tests.prizes.ending_cases import rename
from tests.prizes.paper_cases import issued_paper
from tests.prizes.payment_cases import saved
from tests.prizes.publication_cases import HOUR, scheduled
from tests.requests import closed_with_request
from tests.security.attendance_rungs import ATTENDANCE
from tests.security.decision_rungs import DECISION
from tests.security.document_rungs import DOCUMENTS, document_facts
from tests.security.export_rungs import EXPORTS
from tests.security.files_ladder import FILES
from tests.security.import_rungs import IMPORT, UPLOADS, make_imports
from tests.security.job_rungs import JOBS, make_jobs
from tests.security.panel_act_rungs import (
    MADE,
    PANEL_ACTS,
    decide,
    enter_contestants,
    send_three,
    tie_facts,
)
from tests.security.panel_rungs import PANEL
from tests.security.paper_rungs import PAPER
from tests.security.payment_rungs import PAYMENTS
from tests.security.register_rungs import REGISTER, make_register, register_facts
from tests.security.removed import browser_that_removed, one_removed
from tests.security.rubric_rungs import RUBRIC
from tests.security.rungs import (
    AS_MISSING,
    EDITION,
    EVERYBODY,
    JUDGES,
    OWN,
    REACHED,
    STAFF,
    VERSIONED,
    Rung,
)
from tests.security.setup_rungs import SETUP
from tests.security.trail_rungs import TRAIL
from tests.security.watch_rungs import WATCH
from tests.uploads import make_evidence, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.models import Edition
    from assessments.services.panel import RemovedJudge
    from kube_awards.accounts.models import User

STAGES = (
    "setup",
    "open",
    "sent",
    "closed",
    "proposed",
    "approved",
    "confirmed",
    "issued",
    "scheduled",
    "published",
)
LADDER = [
    # The judge's own pages: somebody else's sheet is as missing as one that never was.
    Rung("assessments:tasks", "/juri/", "open", JUDGES, get=200),
    Rung(
        "assessments:print_sheet",
        "/juri/lembar/{sheet}/cetak/",
        "open",
        OWN,
        get=200,
        refused=AS_MISSING,
    ),
    Rung("console:blank_sheet", EDITION + "lembar/{sheet}/cetak/", "open", ("panitia",), get=200),
    Rung("assessments:compare", "/juri/bandingkan/kube/", "open", JUDGES, get=200),
    Rung(
        "assessments:recusal",
        "/juri/benturan/",
        "open",
        JUDGES,
        get=200,
        post=302,
        body={"wilayah": "31.75", "alasan": "family"},
    ),
    Rung("assessments:sheet", "/juri/lembar/{sheet}/", "open", OWN, get=200, refused=AS_MISSING),
    Rung(
        "assessments:save",
        "/juri/lembar/{sheet}/simpan/",
        "open",
        OWN,
        post=302,
        body=VERSIONED,
        refused=AS_MISSING,
    ),
    Rung(
        "assessments:review_sheet",
        "/juri/lembar/{sheet}/periksa/",
        "open",
        OWN,
        get=200,
        refused=AS_MISSING,
    ),
    Rung(
        "assessments:send",
        "/juri/lembar/{sheet}/kirim/",
        "open",
        OWN,
        post=302,
        body=VERSIONED,
        refused=AS_MISSING,
    ),
    Rung(
        "assessments:sent",
        "/juri/lembar/{sheet}/terkirim/",
        "sent",
        OWN,
        get=200,
        refused=AS_MISSING,
    ),
    Rung(
        "assessments:pull_back",
        "/juri/lembar/{sheet}/tarik/",
        "sent",
        OWN,
        get=200,
        post=302,
        body=VERSIONED,
        refused=AS_MISSING,
    ),
    *FILES,
    # Staff pages.
    Rung("console:dashboard", "/panitia/", "open", (*STAFF, "judge_and_panitia"), get=302),
    Rung("console:edition", EDITION, "open", STAFF, get=200),
    *IMPORT,
    *PANEL,
    *ATTENDANCE,
    *PAPER,
    *EXPORTS,
    *SETUP,
    *RUBRIC,
    *REGISTER,
    *JOBS,
    *WATCH,
    *PANEL_ACTS,
    *DECISION,
    *DOCUMENTS,
    *PAYMENTS,
    *TRAIL,
    Rung("console:after_sign_in", "/mulai/", "open", (*JUDGES, *STAFF, "superadmin"), get=302),
]


@dataclass(frozen=True)
class World:
    """An edition at some stage, and somebody of every kind."""

    edition: Edition
    people: dict[str, User]
    removed: RemovedJudge | None = None

    def path(self, rung: Rung) -> str:
        """Return the address in this world."""
        return rung.path.format(**self.facts)

    def body(self, rung: Rung) -> dict[str, object]:
        """Return what the page would send in this world."""
        facts, made = self.facts, UPLOADS | MADE
        return {
            name.format(**facts): made[value]() if value in made else value.format(**facts)
            for name, value in rung.body.items()
        }

    def wrong_for(self, rung: Rung) -> list[str]:
        """Return everybody who is signed in and has no business there."""
        return [kind for kind in EVERYBODY if kind not in rung.right]

    @cached_property
    def facts(self) -> dict[str, object]:
        """Return what addresses and forms of this world hold."""
        sheet = sheet_of(self.edition) if self.edition.state != "setup" else None
        decision = current_decision(self.edition)
        known = register_facts() | tie_facts(self.edition) | document_facts()
        return known | {
            "edition": self.edition.slug,
            "sheet": sheet.public_id if sheet else "",
            "evidence": sheet.evidence.get(position=1).public_id if sheet else "",
            "contestant": sheet.contestant.public_id if sheet else "",
            "version": max(sheet.version, sheet.paper_entries.count()) if sheet else 0,
            "token": new_token(),
            "digest": decision.digest if decision else "",
            "answers": confirmations_of(decision).seen if decision else 0,
            "soon": (timezone.localtime() + HOUR).strftime("%Y-%m-%dT%H:%M"),
            "signer": self.edition.judges.get(order=2).pk,
            "judge": self.edition.judges.get(order=2).public_id,
            "blank_judge": self.edition.judges.get(order=3).public_id,
            "asked": sheet_of(self.edition, 2).public_id if sheet else "",
        }

    def browser(self, kind: str) -> Client:
        """Return the browser of somebody of this kind; `anonymous` has not signed in."""
        if kind == "anonymous":
            return Client()
        return browser_that_removed(self.people[kind], self.removed)


def make_world(stage: str) -> World:
    """Return an edition taken as far as stage, with one contestant and three judges.

    The second has never been in; in `setup` that judge is recorded as absent.
    """
    edition = make_edition(logo=stored())
    category = make_category(edition, minimum_panel=1)
    make_prizes(category)
    enter_contestants(category, stage)
    people = {role.value: make_user(role) for role in Role}
    people |= {"nobody": make_user(), "judge": make_user(), "other_judge": make_user(password=None)}
    people["judge_and_panitia"] = make_user(Role.PANITIA)
    for kind in JUDGES:
        make_judge(edition, people[kind])
    reached = STAGES.index(REACHED.get(stage, stage))
    removed = prepare(edition) if stage == "setup" else None
    if reached >= STAGES.index("open"):
        edition = open_judging(edition=edition, actor=people["panitia"])
        if stage == "paper":
            enter(sheet_of(edition), people["panitia"], 5, 4, 3, 2)
        else:
            fill_sheet(sheet_of(edition), 5, 4, 3, 2)
        make_evidence(sheet_of(edition), number=2)
    if reached >= STAGES.index("sent"):
        send_three(edition)
    if reached >= STAGES.index("closed"):
        edition = closed_with_request(edition, people["panitia"])
    take_further(edition, stage, reached)
    edition.refresh_from_db()
    return World(edition, people, removed)


def prepare(edition: Edition) -> RemovedJudge:
    """Excuse and recuse the second judge, remove a fourth; leave an instrument to copy."""
    _ = excuse(edition, judge=2), recuse(edition, judge=2, code="31.75"), make_jobs(edition)
    make_imports(edition)
    make_register()
    make_category(make_edition(slug="lalu", year=2017))
    return one_removed(edition)


def take_further(edition: Edition, stage: str, reached: int) -> None:
    """Take the steps after closing; certificates only where the stage asks for them."""
    steps: list[tuple[str, Callable[[], object]]] = [
        ("proposed", lambda: proposed(edition)),
        ("approved", lambda: approved(edition.decisions.get())),
        ("confirmed", lambda: confirmed(edition.decisions.get())),
        ("issued", lambda: [issued(edition.decisions.get()), issued_paper(edition)]),
        ("published", lambda: published(edition.decisions.get())),
    ]
    for name, step in steps:
        if reached >= STAGES.index(name):
            step()
    variants: dict[str, Callable[[], object]] = {
        "tied": lambda: decide(edition),
        "settled": lambda: settled(edition),
        "scheduled": lambda: scheduled(edition.decisions.get()),
        "taxed": lambda: saved(Payment.objects.get(), tax_rule="none"),
        "misspelt": lambda: rename(edition.decisions.get()),
    }
    variants.get(stage, lambda: None)()
