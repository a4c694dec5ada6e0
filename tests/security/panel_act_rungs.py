"""The addresses of what the panel decides: on equals, and against the computed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Departure, Judge, ScoreSheet, TieDecision, TieKind
from assessments.selectors.departures import departure_seen
from assessments.selectors.panel_acts import seen_text
from assessments.selectors.scores import category_inputs
from assessments.services.departures import record_departure
from assessments.services.sheets import submit_score_sheet
from assessments.services.ties import record_tie_decision
from tests.factories import make_contestant, make_kube, make_user, new_token, send_sheet, sheet_of
from tests.security.rungs import EDITION, Rung
from tests.uploads import stored

if TYPE_CHECKING:
    from assessments.models import Category, Edition

PANEL_ACTS = [
    Rung(
        "console:tie",
        EDITION + "hasil/kube/nilai-sama/{contestant}/",
        "tied",
        ("panitia",),
        get=200,
        post=302,
        body={
            "jenis": "joint",
            "penanda": "{judge}",
            "alasan": "Musyawarah panel.",
            "dilihat": "{tie_seen}",
        },
    ),
    Rung(
        "console:withdraw_tie",
        EDITION + "hasil/kube/keputusan-panel/{tie}/cabut/",
        "tied",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Salah catat."},
    ),
    Rung(
        "console:departure",
        EDITION + "hasil/kube/penyimpangan/",
        "tied",
        ("panitia",),
        get=200,
        post=302,
        body={
            "urutan-{contestant}": "2",
            "urutan-{other}": "1",
            "penanda": "two judges",
            "alasan": "Panel menimbang kunjungan lapangan.",
            "dilihat": "{departure_seen}",
        },
    ),
    Rung(
        "console:withdraw_departure",
        EDITION + "hasil/kube/penyimpangan/cabut/",
        "tied",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Salah catat."},
    ),
]


def two_judges() -> list[str]:
    """Return the public ids of two of the three judges: a majority."""
    return list(Judge.objects.order_by("order").values_list("public_id", flat=True)[:2])


#: What a body names and only the world of the test can make.
MADE = {"two judges": two_judges}


def enter_contestants(category: Category, stage: str) -> None:
    """Enter one contestant with its files, and an equal of it where the stage is a tie."""
    make_contestant(category, make_kube(photo=stored(), portrait=stored(), proposal=stored(".pdf")))
    if stage == "tied":
        make_contestant(category)


def send_three(edition: Edition) -> None:
    """Send the sheets of the three judges, the same values for everybody."""
    first = sheet_of(edition)
    submit_score_sheet(
        sheet=first, actor=first.judge.user, seen_version=first.version, token=new_token()
    )
    for sheet in ScoreSheet.objects.filter(judge__edition=edition).exclude(pk=first.pk):
        send_sheet(sheet, 5, 4, 3, 2)


def decide(edition: Edition) -> None:
    """Record an order of the panel for everybody, and a departure from it."""
    category = edition.categories.get()
    contestants = list(category.contestants.order_by("running_order"))
    record_tie_decision(
        category=category,
        kind=TieKind.ORDERED,
        contestants=contestants,
        signers=list(edition.judges.all()),
        reason="Musyawarah panel.",
        seen=seen_text(contestants, []),
        actor=make_user(),
    )
    record_departure(
        category=category,
        places=dict(zip(contestants, (2, 1), strict=True)),
        signers=list(edition.judges.all()),
        reason="Panel menimbang kunjungan lapangan.",
        seen=departure_seen(category_inputs(category).basis, None),
        actor=make_user(),
    )


def tie_facts(edition: Edition) -> dict[str, object]:
    """Return what addresses and forms hold of the recorded decision."""
    recorded = TieDecision.objects.first()
    if recorded is None:
        return {}
    category = edition.categories.get()
    contestants = category.contestants.all()
    departure = Departure.objects.filter(category=category).first()
    return {
        "other": contestants.get(running_order=2).public_id,
        "tie": recorded.public_id,
        "tie_seen": seen_text(contestants, [recorded]),
        "departure_seen": departure_seen(category_inputs(category).basis, departure),
    }
