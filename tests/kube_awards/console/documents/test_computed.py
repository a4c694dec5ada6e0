"""The formulas of a file of scores give what the system computed, as LibreOffice computes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Contestant, Judge, TieMember
from assessments.services.judging import close_judging, open_judging
from prizes.selectors.decisions import current_decision, decided_rankings
from tests.circumstances import elsewhere, make_tie_decision, recuse
from tests.factories import (
    closed_edition,
    edition_ready,
    make_user,
    send_sheet,
    sheet_of,
)
from tests.kube_awards.console.documents.office import computed, content_of, formulas_of, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def ranking(content: bytes, folder: Path, kind: str = "KUBE") -> list[dict[str, object]]:
    """Return the rows of the ranking as LibreOffice computes them, by heading."""
    head, _effects, *rows = rows_of(computed(content, folder), f"Peringkat {kind}", first=3)
    return [dict(zip(map(str, head), row, strict=False)) for row in rows]


def answers(content: bytes, folder: Path, kind: str = "KUBE") -> list[tuple[object, ...]]:
    """Return value and place by formula, place by the system, and whether the file agrees."""
    return [
        (
            round(float(str(row["Nilai akhir (rumus)"])), 2),
            row["Peringkat (rumus)"],
            row["Peringkat (sistem)"],
            row["Cocok?"],
        )
        for row in ranking(content, folder, kind)
    ]


def test_libreoffice_computes_the_sample_as_the_system_does(
    finished_sample: StoredSample, tmp_path: Path
) -> None:
    decision = current_decision(finished_sample.edition)
    assert decision is not None
    content = content_of(finished_sample.edition)
    book = computed(content, tmp_path)

    for prized in decided_rankings(decision):
        title = f"Peringkat {prized.category.get_kind_display()}"
        head, _blank, *rows = rows_of(book, title, first=3)
        at = {str(name): position for position, name in enumerate(head)}
        assert [
            (
                row[0],
                f"{float(str(row[at['Nilai akhir (rumus)']])):.2f}".replace(".", ","),
                row[at["Peringkat (rumus)"]],
                row[at["Gelar"]],
                row[at["Cocok?"]],
            )
            for row in rows
        ] == [(row.name, row.row.score_text, row.row.place, row.label, "ya") for row in prized.rows]


def test_a_trimmed_mean_is_computed_alike(tmp_path: Path) -> None:
    edition = edition_ready(judges=5, contestants=2)
    Category.objects.update(method="trimmed_mean")
    open_judging(edition=edition, actor=make_user())
    sheets = ((5, 5, 5, 5), (4, 4, 4, 4), (5, 4, 3, 3), (1, 1, 1, 2), (3, 4, 4, 2))
    for judge, values in enumerate(sheets, start=1):
        send_sheet(sheet_of(edition, judge, 1), *values)
        send_sheet(sheet_of(edition, judge, 2), *reversed(values))
    edition = close_judging(edition=edition, actor=make_user())

    assert answers(content_of(edition), tmp_path) == [
        (*(74.67, 1, 1), "ya"),
        (*(72.0, 2, 2), "ya"),
    ]


def test_an_adjusted_value_is_the_mean_without_each_judges_lenience(tmp_path: Path) -> None:
    edition = edition_ready(judges=3, contestants=3)
    Category.objects.update(hole_policy="adjusted", minimum_panel=1)
    elsewhere(edition, contestant=1)
    open_judging(edition=edition, actor=make_user())
    recuse(edition, judge=1)
    for judge in (1, 2, 3):
        for contestant in (1, 2, 3):
            if (judge, contestant) != (1, 1):
                send_sheet(sheet_of(edition, judge, contestant), judge, contestant, 3, 4)
    edition = close_judging(edition=edition, actor=make_user())

    rows = answers(content_of(edition), tmp_path)

    assert [row[1:] for row in rows] == [(1, 1, "ya"), (2, 2, "ya"), (3, 3, "ya")]


def test_a_judge_outside_the_panel_is_shown_and_not_counted(tmp_path: Path) -> None:
    edition = edition_ready(judges=4, contestants=2)
    elsewhere(edition, contestant=1)
    open_judging(edition=edition, actor=make_user())
    recuse(edition, judge=1)
    for judge in (1, 2, 3, 4):
        for contestant in (1, 2):
            if (judge, contestant) != (1, 1):
                send_sheet(sheet_of(edition, judge, contestant), 5, 4, 3, contestant)
    edition = close_judging(edition=edition, actor=make_user())
    content = content_of(edition)

    book = formulas_of(content)
    counted = [row[4] for row in rows_of(book, "Nilai KUBE", first=7)]

    assert counted == ["ya"] * 6 + ["tidak: juri di luar panel bersama"]
    first = Judge.objects.get(order=1)
    assert rows_of(book, "Peringkat KUBE")[2][5] == f"{first.name} (tidak dihitung)"
    assert f"Tidak dihitung: {first.name} (benturan kepentingan)." in [
        row[0] for row in rows_of(book, "Cara membaca") if row
    ]
    assert answers(content, tmp_path) == [(74.0, 1, 1, "ya"), (70.0, 2, 2, "ya")]


@pytest.mark.parametrize("ladder", ["aspects head_to_head", "head_to_head aspects", "aspects"])
def test_ties_are_parted_as_the_rules_say(ladder: str, tmp_path: Path) -> None:
    edition = edition_ready(judges=3, contestants=3)
    Category.objects.update(ladder=ladder)
    open_judging(edition=edition, actor=make_user())
    values = {
        1: [(5, 5, 3, 3)] * 3,
        2: [(4, 4, 5, 4), (4, 4, 4, 5), (4, 5, 4, 3)],
        3: [(4, 4, 4, 4)] * 3,
    }
    for contestant, sheets in values.items():
        for judge, scores in enumerate(sheets, start=1):
            send_sheet(sheet_of(edition, judge, contestant), *scores)
    edition = close_judging(edition=edition, actor=make_user())

    rows = answers(content_of(edition), tmp_path)

    assert [row[1] for row in rows] == [row[2] for row in rows]
    assert {row[3] for row in rows} == {"ya"}


def test_the_panels_order_of_equals_is_taken_over(tmp_path: Path) -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})
    decision = make_tie_decision(Category.objects.get())
    for position, order in ((1, 2), (2, 1)):
        TieMember.objects.create(
            decision=decision,
            contestant=Contestant.objects.get(running_order=order),
            position=position,
        )

    rows = ranking(content_of(edition), tmp_path)

    assert [(row["Peringkat (rumus)"], row["Cocok?"]) for row in rows] == [(1, "ya"), (2, "ya")]
    assert rows[0]["Keterangan"] == "Nilai akhir sama (80,00); urutan diputuskan panel."
