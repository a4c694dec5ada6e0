"""Store the sample edition: people and set-up directly, everything after it by the services."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from assessments.models import Contestant, Edition, Judge, ScoreSheet
from assessments.selectors.attendance import attendance_list
from assessments.services.attendance import record_rest_present
from assessments.services.judging import close_judging, open_judging
from assessments.services.sheets import Entry, save_score_sheet, submit_score_sheet
from groups.models import Facilitator, Kube, Region
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import create_user
from kube_awards.console.sample.instrument import store_category
from kube_awards.console.sample.review import look_through
from kube_awards.ledger.services import record
from prizes.services.certificate_numbers import fill_certificate_numbers
from prizes.services.certificates import issue_certificates
from prizes.services.confirmations import confirm_scores
from prizes.services.decisions import approve_decision, propose_decision
from prizes.services.publication import publish

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.console.sample.content import SampleEdition, SampleSheet

DECIDED_ON = dt.date(2018, 9, 27)
STAFF = (
    ("panitia@contoh.test", "Panitia Contoh", Role.PANITIA),
    ("penetap@contoh.test", "Pejabat Penetap Contoh", Role.PENETAP),
    ("pengawas@contoh.test", "Pengawas Contoh", Role.PENGAWAS),
    ("bendahara@contoh.test", "Bendahara Contoh", Role.BENDAHARA),
    ("superadmin@contoh.test", "Superadmin Contoh", Role.SUPERADMIN),
)


@dataclass(frozen=True)
class SampleAccount:
    """An account of the sample, with the password that is written down once."""

    email: str
    password: str
    purpose: str
    user: User


@dataclass(frozen=True)
class StoredSample:
    """What was stored, for the command and for tests."""

    edition: Edition
    accounts: tuple[SampleAccount, ...]

    def user(self, email: str) -> User:
        """Return the person with this sample address."""
        return next(account.user for account in self.accounts if account.email == email)


@transaction.atomic
def store_sample(
    sample: SampleEdition, *, scored: bool = False, finished: bool = False
) -> StoredSample:
    """Store the sample with judging open.

    When scored, every sheet is sent; when finished, it is also decided, published and certified.
    """
    accounts = _accounts(sample)
    edition = _edition(sample)
    stored = StoredSample(edition, tuple(accounts.values()))
    panitia = accounts["panitia@contoh.test"].user
    judges = _judges(sample, edition, accounts)
    contestants = _contestants(sample, edition)
    record(
        actor=panitia,
        action="edition.created",
        obj=edition,
        after={"judges": len(judges), "contestants": len(contestants), "sample": True},
    )
    open_judging(edition=edition, actor=panitia)
    for sheet in (sheet for category in sample.categories for sheet in category.sheets):
        part = sheet if scored or finished else sample.open_state.part_of(sheet)
        if part is not None:
            _score(part, judges[sheet.judge], contestants[sheet.contestant], sample)
    if finished:
        finish(stored)
    return stored


@transaction.atomic
def finish(stored: StoredSample) -> None:
    """Take a fully scored sample through closing, decision, publication and certificates.

    Everybody was there, and its judges confirm the minutes before it is published.
    """
    edition, panitia = stored.edition, stored.user("panitia@contoh.test")
    edition = close_judging(edition=edition, actor=panitia)
    listed = attendance_list(edition)
    everybody = [row.who for row in (*listed.judges, *listed.contestants)]
    record_rest_present(edition=edition, people=everybody, actor=panitia)
    look_through(edition=edition, actor=panitia, held_on=DECIDED_ON)
    proposed = propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)
    decision = approve_decision(
        decision=proposed, actor=stored.user("penetap@contoh.test"), digest_seen=proposed.digest
    )
    for question in decision.confirmations.all():
        confirm_scores(confirmation=question, digest_seen=decision.digest)
    publish(decision=decision, actor=panitia)
    fill_certificate_numbers(
        decision=decision, actor=panitia, pattern="{n}/KUBE-DKI/IX/2018", first=1201
    )
    issue_certificates(decision=decision, actor=panitia)


def _accounts(sample: SampleEdition) -> dict[str, SampleAccount]:
    judges = [(judge.email, judge.name, None) for judge in sample.judges]
    return {email: _account(email, name, role) for email, name, role in [*judges, *STAFF]}


def _account(email: str, name: str, role: Role | None) -> SampleAccount:
    password = secrets.token_urlsafe(12)
    user = create_user(
        email=email,
        full_name=name,
        password=password,
        roles=[role] if role else [],
        is_sample=True,
    )
    return SampleAccount(email, password, str(role.label) if role else "Juri", user)


def _edition(sample: SampleEdition) -> Edition:
    closing_day = dt.date(timezone.localdate().year + 1, 12, 31)
    closes_at = dt.datetime.combine(closing_day, dt.time(16), ZoneInfo(settings.TIME_ZONE))
    edition = Edition.objects.create(
        slug=sample.slug,
        year=sample.year,
        title=sample.title,
        level=sample.level,
        venue=sample.venue,
        judged_on=sample.judged_on,
        closes_at=closes_at,
        letterhead="\n".join(sample.letterhead),
        place=sample.place,
        signatory_title="\n".join(sample.signatory.title_lines),
        signatory_name=sample.signatory.name,
        signatory_nip=sample.signatory.nip,
        is_sample=True,
    )
    for order, category in enumerate(sample.categories, start=1):
        store_category(edition, category, order)
    return edition


def _judges(
    sample: SampleEdition, edition: Edition, accounts: dict[str, SampleAccount]
) -> dict[str, Judge]:
    return {
        judge.key: Judge.objects.create(
            edition=edition,
            user=accounts[judge.email].user,
            unsur=judge.unsur,
            institution=judge.institution,
            is_head=judge.is_head,
            order=order,
        )
        for order, judge in enumerate(sample.judges, start=1)
    }


def _contestants(sample: SampleEdition, edition: Edition) -> dict[str, Contestant]:
    regions = {region.code: region for region in Region.objects.all()}
    categories = {category.kind: category for category in edition.categories.all()}
    contestants, kubes = {}, {}
    for kube in sample.kubes:
        kubes[kube.key] = Kube.objects.create(
            region=regions[kube.region_code], **_fields(kube, KUBE_FIELDS)
        )
        contestants[kube.key] = Contestant.objects.create(
            category=categories["kube"],
            kube=kubes[kube.key],
            region=regions[kube.region_code],
            running_order=kube.running_order,
        )
    for person in sample.facilitators:
        contestants[person.key] = Contestant.objects.create(
            category=categories["pendamping"],
            facilitator=Facilitator.objects.create(
                region=regions[person.region_code],
                kube=kubes[person.kube],
                **_fields(person, FACILITATOR_FIELDS),
            ),
            region=regions[person.region_code],
            running_order=person.running_order,
        )
    return contestants


KUBE_FIELDS = (
    *("name", "kelurahan", "business", "founded_year", "chair", "secretary", "treasurer"),
    *("families", "income_before", "income_after", "savings", "working_capital"),
    *("iks_running", "profile"),
)
FACILITATOR_FIELDS = (
    *("name", "kelurahan", "since_year", "groups_served"),
    *("consents_to_publication", "profile"),
)


def _fields(source: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(source, name) for name in names}


def _score(
    part: SampleSheet, judge: Judge, contestant: Contestant, sample: SampleEdition
) -> ScoreSheet:
    notes = {note.indicator: note.text for note in part.notes}
    sheet = save_score_sheet(
        sheet=ScoreSheet.objects.get(judge=judge, contestant=contestant),
        actor=judge.user,
        seen_version=0,
        entries={
            number: Entry(value, notes.get(number, ""))
            for number, value in enumerate(part.scores, start=1)
        },
        token=secrets.token_hex(16),
    )
    total = len(sample.kube_category.indicators)
    if len(part.scores) < total:
        return sheet
    return submit_score_sheet(
        sheet=sheet, actor=judge.user, seen_version=sheet.version, token=secrets.token_hex(16)
    )
