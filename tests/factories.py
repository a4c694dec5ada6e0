"""Make what tests need: rows are written directly, every step of an edition is the service's."""

from __future__ import annotations

import datetime as dt
import secrets
from itertools import count, cycle, islice
from typing import TYPE_CHECKING

from django.test import Client

from assessments.models import (
    Aspect,
    Category,
    Contestant,
    Descriptor,
    Edition,
    Indicator,
    Judge,
    ScaleLevel,
    ScoreSheet,
    Unsur,
)
from assessments.services.judging import close_judging, open_judging
from assessments.services.sheets import Entry, save_score_sheet, submit_score_sheet
from groups.models import Facilitator, Kube, Region
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import create_user
from kube_awards.console.sample.review import look_through
from prizes.models import Decision, Prize
from prizes.services.certificate_numbers import save_certificate_numbers
from prizes.services.certificates import issue_certificates
from prizes.services.decisions import approve_decision, propose_decision
from prizes.services.publication import publish
from tests.confirming import confirmed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kube_awards.accounts.models import User
    from prizes.models import Certificate

PASSWORD = "sawah-hijau-di-lereng"
NUMBERS = count(1)
DECIDED_ON = dt.date(2018, 9, 27)
LABELS = ("Juara I", "Juara II", "Juara III", "Harapan I", "Harapan II")
AMOUNTS = (3_000_000, 2_000_000, 1_000_000)
WEIGHTS = (60, 40)
SCALE = ("Kurang sekali", "Kurang", "Cukup", "Baik", "Sangat baik")
BANDS = {0: "Kurang", 60: "Cukup", 75: "Baik", 90: "Sangat baik"}
ASPECTS = ("kelembagaan", "ekonomi", "sosial")


def make_user(
    *roles: Role, full_name: str = "", email: str = "", password: str | None = PASSWORD
) -> User:
    """Return a person with these roles, who can sign in with PASSWORD."""
    number = next(NUMBERS)
    return create_user(
        full_name=full_name or f"Orang {number}",
        email=email or f"orang{number}@contoh.id",
        password=password,
        roles=roles,
    )


def signed_in(user: User) -> Client:
    """Return a browser in which user has signed in."""
    client = Client()
    client.force_login(user)
    return client


def new_token() -> str:
    """Return a token as one rendering of a form carries."""
    return secrets.token_hex(16)


# Register -----------------------------------------------------------------------------------------


def make_kube(**overrides: object) -> Kube:
    """Return a group of Jakarta Timur."""
    facts: dict[str, object] = {
        "name": f"Melati {next(NUMBERS)}",
        "kelurahan": "Cipinang",
        "business": "Warung sembako",
        "founded_year": 2015,
        "chair": "Sri Wahyuni",
        "families": 10,
    }
    facts |= {} if "region" in overrides else {"region": Region.objects.get(code="31.75")}
    return Kube.objects.create(**(facts | overrides))


def make_facilitator(**overrides: object) -> Facilitator:
    """Return a facilitator of Jakarta Timur who did not consent to anything."""
    facts: dict[str, object] = {
        "name": f"Rahmawati Sari {next(NUMBERS)}",
        "kelurahan": "Cipinang",
        "since_year": 2016,
    }
    facts |= {} if "region" in overrides else {"region": Region.objects.get(code="31.75")}
    return Facilitator.objects.create(**(facts | overrides))


# Set-up -------------------------------------------------------------------------------------------


def make_edition(**overrides: object) -> Edition:
    """Return an edition in preparation, without categories, judges or contestants."""
    facts: dict[str, object] = {
        "slug": f"edisi-{next(NUMBERS)}",
        "year": 2018,
        "title": "KUBE Berprestasi",
        "level": "Tingkat Provinsi DKI Jakarta",
        "judged_on": dt.date(2018, 9, 20),
        "letterhead": "Pemerintah Provinsi DKI Jakarta\nDinas Sosial",
        "signatory_title": "Kepala Dinas Sosial",
        "signatory_name": "Drs. Contoh",
    }
    return Edition.objects.create(**(facts | overrides))


def make_category(
    edition: Edition, *, weights: Sequence[float] = WEIGHTS, **overrides: object
) -> Category:
    """Return a category on the scale 1 to 5: two indicators, fully described, for each weight.

    Another scale by its ends: 1 to 10 has a word for each value, 0 to 100 has four bands.
    """
    facts: dict[str, object] = {"kind": "kube", "name": "KUBE"}
    category = Category.objects.create(edition=edition, **(facts | overrides))
    values = range(category.scale_minimum, category.scale_maximum + 1)
    words = BANDS if category.is_typed else dict(zip(values, cycle(SCALE), strict=False))
    for value, label in words.items():
        ScaleLevel.objects.create(category=category, value=value, label=label)
    for order, (code, weight) in enumerate(zip(ASPECTS, weights, strict=False), start=1):
        aspect = Aspect.objects.create(
            category=category, code=code, name=code.capitalize(), weight=weight, order=order
        )
        for number in (2 * order - 1, 2 * order):
            make_indicator(aspect, number)
    return category


def make_indicator(aspect: Aspect, number: int) -> Indicator:
    """Return an indicator for which every word of the scale is described."""
    indicator = Indicator.objects.create(aspect=aspect, number=number, name=f"Hal {number}")
    Descriptor.objects.bulk_create(
        Descriptor(indicator=indicator, value=value, text=f"Hal {number} bernilai {value}")
        for value in aspect.category.levels.values_list("value", flat=True)
    )
    return indicator


def make_prizes(category: Category, amounts: Sequence[int] = AMOUNTS) -> None:
    """Give the first places of a category these prizes, each with trophy and certificate."""
    for place, (label, amount) in enumerate(zip(LABELS, amounts, strict=False), start=1):
        Prize.objects.create(category=category, place=place, label=label, amount=amount)


def make_judge(edition: Edition, user: User | None = None, **overrides: object) -> Judge:
    """Return a seat on the panel, the next in order."""
    facts: dict[str, object] = {"unsur": Unsur.PRAKTISI, "order": edition.judges.count() + 1}
    return Judge.objects.create(edition=edition, user=user or make_user(), **(facts | overrides))


def make_contestant(
    category: Category, entrant: Kube | Facilitator | None = None, **overrides: object
) -> Contestant:
    """Return a competitor of the category's kind, the next in running order."""
    entrant = entrant or (make_kube() if category.is_for_kube else make_facilitator())
    facts: dict[str, object] = {
        category.kind.replace("pendamping", "facilitator"): entrant,
        "region": entrant.region,
        "running_order": category.contestants.count() + 1,
    }
    return Contestant.objects.create(category=category, **(facts | overrides))


# The year -----------------------------------------------------------------------------------------


def edition_ready(
    *, judges: int = 3, contestants: int = 3, kinds: Sequence[str] = ("kube",)
) -> Edition:
    """Return an edition in preparation that lacks nothing, with three prizes in each category."""
    edition = make_edition()
    for order, kind in enumerate(kinds, start=1):
        name = "KUBE" if kind == "kube" else "Pendamping KUBE"
        category = make_category(
            edition, kind=kind, name=name, order=order, minimum_panel=min(judges, 3)
        )
        make_prizes(category)
        for _each in range(contestants):
            make_contestant(category)
    for unsur in islice(cycle(Unsur), judges):
        make_judge(edition, unsur=unsur)
    return edition


def open_edition(
    *, judges: int = 3, contestants: int = 3, kinds: Sequence[str] = ("kube",)
) -> Edition:
    """Return an edition whose judging is open, all sheets still blank."""
    edition = edition_ready(judges=judges, contestants=contestants, kinds=kinds)
    return open_judging(edition=edition, actor=make_user(Role.PANITIA))


def sheet_of(
    edition: Edition, judge: int = 1, contestant: int = 1, kind: str = "kube"
) -> ScoreSheet:
    """Return the sheet of a judge for a contestant, both by their order."""
    return ScoreSheet.objects.select_related("judge__user", "contestant__category").get(
        judge__edition=edition,
        judge__order=judge,
        contestant__running_order=contestant,
        contestant__category__kind=kind,
    )


def fill_sheet(
    sheet: ScoreSheet, *values: int | None, notes: Mapping[int, str] | None = None, token: str = ""
) -> ScoreSheet:
    """Save these values for the indicators from 1 on, as the sheet's judge."""
    return save_score_sheet(
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        entries={
            number: Entry(value, (notes or {}).get(number, ""))
            for number, value in enumerate(values, start=1)
        },
        token=token or new_token(),
    )


def send_sheet(sheet: ScoreSheet, *values: int) -> ScoreSheet:
    """Fill the sheet and send it, as its judge."""
    saved = fill_sheet(sheet, *values)
    return submit_score_sheet(
        sheet=saved, actor=sheet.judge.user, seen_version=saved.version, token=new_token()
    )


def send_all(edition: Edition, values: Mapping[int, Sequence[int]] | None = None) -> None:
    """Send every sheet: `values` by running order, otherwise 5555, 4444, 3333 … in that order."""
    sheets = ScoreSheet.objects.filter(judge__edition=edition).select_related(
        "judge__user", "contestant__category"
    )
    for sheet in sheets:
        order = sheet.contestant.running_order
        send_sheet(sheet, *(values or {}).get(order, [6 - order] * 4))


def closed_edition(
    *,
    judges: int = 3,
    contestants: int = 3,
    kinds: Sequence[str] = ("kube",),
    values: Mapping[int, Sequence[int]] | None = None,
) -> Edition:
    """Return an edition with all sheets sent and judging closed."""
    edition = open_edition(judges=judges, contestants=contestants, kinds=kinds)
    send_all(edition, values)
    return close_judging(edition=edition, actor=make_user(Role.PANITIA))


def settled(edition: Edition) -> Edition:
    """Return a closed edition of which panitia have looked at everything before they propose."""
    look_through(edition=edition, actor=make_user(Role.PANITIA), held_on=DECIDED_ON)
    return edition


def proposed(edition: Edition) -> Decision:
    """Return the decision that a member of panitia proposes for a closed edition."""
    actor = make_user(Role.PANITIA)
    return propose_decision(edition=settled(edition), actor=actor, decided_on=DECIDED_ON)


def approved(decision: Decision) -> Decision:
    """Return the decision as approved by a second person."""
    return approve_decision(
        decision=decision, actor=make_user(Role.PENETAP), digest_seen=decision.digest
    )


def published(decision: Decision) -> Decision:
    """Return the approved decision, confirmed by its judges and shown to the public."""
    return publish(decision=confirmed(decision), actor=make_user(Role.PANITIA)).decision


def issued(decision: Decision) -> list[Certificate]:
    """Return the certificates of the awards of an approved decision, numbered 1, 2 …."""
    awards = decision.awards.order_by("contestant__category__order", "place", "name")
    keys, actor = [award.contestant.public_id for award in awards], make_user(Role.PANITIA)
    numbers = {key: f"{at}/KUBE/2018" for at, key in enumerate(keys, start=1)}
    save_certificate_numbers(decision=decision, actor=actor, numbers=numbers)
    return issue_certificates(decision=decision, actor=actor, keys=keys)
