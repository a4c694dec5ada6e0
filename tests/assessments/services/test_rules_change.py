"""Rules changed after opening: a new version with its reason, and sheets to be sent again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assessments.domain.outline import IndicatorOutline
from assessments.models import Category, Indicator, RulesVersion, ScoreSheet, SheetRevision
from assessments.selectors.instrument import outline_of
from assessments.selectors.people import entrants_of
from assessments.selectors.scores import live_outcome
from assessments.services.results import ResultNotComputable, freeze_result
from assessments.services.rules_change import change_rules, choices_of, next_indicator_number
from assessments.services.sheets import submit_score_sheet
from kube_awards.core.errors import Conflict, Refused, WrongState
from tests.factories import (
    closed_edition,
    edition_ready,
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import written_lines
from tests.uploads import make_evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.domain.outline import Outline
    from assessments.models import Edition

pytestmark = pytest.mark.django_db
WHY = "Bobot salah ketik di juknis."
MEANINGS = {value: f"Arti {value}" for value in range(1, 6)}


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=3)


def category_of(edition: Edition) -> Category:
    return edition.categories.get()


def weighted(category: Category, first: int = 70, second: int = 30) -> Outline:
    outline = outline_of(category)
    one, two = (aspect.key or 0 for aspect in outline.aspects)
    return outline.with_weights({one: Decimal(first), two: Decimal(second)}, {})


def change(
    category: Category, outline: Outline | None = None, reason: str = WHY, **choices: object
) -> RulesVersion:
    """Change the rules, by default the weights to 70 and 30."""
    present = Category.objects.get(pk=category.pk)
    chosen = replace(choices_of(present), **choices)  # type: ignore[arg-type]  # a test's overrides
    return change_rules(
        category=present,
        outline=outline or weighted(present),
        choices=chosen,
        seen=present.version,
        reason=reason,
        actor=make_user(full_name="Ani"),
    )


def states(edition: Edition) -> list[tuple[str, int, int, str]]:
    rows = ScoreSheet.objects.filter(judge__edition=edition).order_by("contestant__running_order")
    return [(row.state, row.version, row.rules.number, row.reopened_because) for row in rows]


def test_sent_sheets_go_back_drafts_stay_and_all_move_to_the_new_rules(edition: Edition) -> None:
    sent = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, contestant=2), 5, 4)

    with written_lines() as lines:
        version = change(category_of(edition))

    because = f"Aturan penilaian diubah: {WHY}"
    assert states(edition) == [
        ("reopened", 3, 2, because),
        ("draft", 2, 2, ""),
        ("draft", 0, 2, ""),
    ]
    assert (version.number, version.reason) == (2, WHY)
    last = lines[-1]
    assert (last.actor, last.action, last.reason) == ("Ani", "rules.changed", WHY)
    assert last.before == {"aspects.0.weight": "60", "aspects.1.weight": "40"}
    assert last.after == {
        "aspects.0.weight": "70",
        "aspects.1.weight": "30",
        "number": 2,
        "digest": version.digest,
        "given_back": [sent.public_id],
    }


def test_the_exact_integers_follow_the_new_weights_and_the_history_keeps_the_reason(
    edition: Edition,
) -> None:
    send_sheet(sheet_of(edition), 5, 4, 3, 2)

    version = change(category_of(edition))

    sheet = sheet_of(edition)
    # 70 × 90 % + 30 × 50 % of 100, over the new common denominator
    assert sheet.total_units == 78 * version.denominator
    assert sheet.aspect_values.count() == 2
    last = SheetRevision.objects.filter(sheet=sheet).latest("version")
    assert (last.version, last.state, last.reason) == (3, "reopened", sheet.reopened_because)
    assert json.loads(last.entries)["1"] == {"value": 5, "note": ""}


def test_sent_again_the_sheets_make_a_result_under_the_new_rules() -> None:
    edition = closed_edition(judges=3, contestants=2)
    category = category_of(edition)
    change(category)
    with pytest.raises(ResultNotComputable, match="6 lembar nilai belum terkirim"):
        freeze_result(edition=edition, actor=make_user())

    for sheet in ScoreSheet.objects.select_related("judge__user"):
        submit_score_sheet(
            sheet=sheet, actor=sheet.judge.user, seen_version=sheet.version, token=new_token()
        )
    result = freeze_result(edition=edition, actor=make_user())

    rules = json.loads(result.canonical)["kube"]["rules"]
    assert [aspect["weight"] for aspect in rules["aspects"]] == ["70", "30"]


def test_a_result_never_mixes_versions() -> None:
    edition = closed_edition()
    old = RulesVersion.objects.get()
    change(category_of(edition))
    for sheet in ScoreSheet.objects.select_related("judge__user"):
        submit_score_sheet(
            sheet=sheet, actor=sheet.judge.user, seen_version=sheet.version, token=new_token()
        )
    ScoreSheet.objects.filter(pk=sheet_of(edition).pk).update(rules=old)

    with pytest.raises(ResultNotComputable, match="aturan lama"):
        freeze_result(edition=edition, actor=make_user())


def test_a_removed_indicator_leaves_the_sheets_and_stays_in_the_history(edition: Edition) -> None:
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    category = category_of(edition)

    change(category, outline_of(category).without(2))

    sheet = sheet_of(edition)
    assert (sheet.filled, sheet.total_units is None) == (3, False)
    numbers = [each.number for each in outline_of(category).indicators]
    history = [sorted(json.loads(row.entries)) for row in sheet.revisions.order_by("version")]
    assert numbers == [1, 3, 4]
    assert history == [["1", "2", "3", "4"], ["1", "2", "3", "4"], ["1", "3", "4"]]
    assert next_indicator_number(category) == 5


def test_an_added_indicator_is_empty_and_has_a_number_never_used(edition: Edition) -> None:
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    category = category_of(edition)
    change(category, outline_of(category).without(4))
    outline = outline_of(category)
    row = IndicatorOutline("Baru", next_indicator_number(category), meanings=MEANINGS)
    first = replace(outline.aspects[0], indicators=(*outline.aspects[0].indicators, row))

    change(category, replace(outline, aspects=(first, *outline.aspects[1:])))

    sheet = sheet_of(edition)
    assert [each.number for each in outline_of(category).indicators] == [1, 2, 5, 3]
    assert (sheet.filled, sheet.total_units, sheet.rules.number) == (3, None, 3)
    assert sheet.aspect_values.count() == 0


def test_an_indicator_with_photos_is_not_removed(edition: Edition) -> None:
    fill_sheet(sheet_of(edition), 5, 4, 3, 2)
    make_evidence(sheet_of(edition), number=2)
    category = category_of(edition)

    with pytest.raises(Refused, match="Indikator 2 tidak dapat dihapus"):
        change(category, outline_of(category).without(2))
    assert Indicator.objects.count() == 4


def test_meanings_and_choices_make_a_new_version_too(edition: Edition) -> None:
    category = category_of(edition)
    outline = outline_of(category)
    changed = replace(outline.indicators[0], meanings=MEANINGS)

    version = change(category, outline.with_changed(changed))
    later = change(category, outline_of(category), minimum_panel=1, ladder="aspects")

    kept = json.loads(version.instrument)["aspects"][0]["indicators"][0]["meanings"]
    assert kept == {str(value): text for value, text in MEANINGS.items()}
    category.refresh_from_db()
    assert (category.minimum_panel, category.ladder, later.number) == (1, "aspects", 3)


def test_places_are_given_by_the_new_choices() -> None:
    edition = closed_edition(judges=5)
    category = category_of(edition)
    change(category, outline_of(category), method="trimmed_mean")

    category.refresh_from_db()
    assert live_outcome(category, entrants_of(category)).rules.method == "trimmed_mean"


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (lambda _: {"reason": " "}, "Tulis alasan"),
        (lambda c: {"outline": outline_of(c)}, "Belum ada yang diubah"),
        (lambda c: {"outline": weighted(c, 70, 31)}, "jumlah bobot harus 100"),
        (lambda c: {"outline": replace(outline_of(c), maximum=6)}, "Skala tidak dapat diubah"),
        (lambda c: {"outline": outline_of(c).with_aspect("Baru")}, "Aspek tidak dapat ditambah"),
        (lambda c: {"outline": outline_of(c).without_aspect(0)}, "Aspek tidak dapat ditambah"),
        (lambda _: {"method": "trimmed_mean"}, "perlu sedikitnya 5 juri"),
        (
            lambda c: {"outline": outline_of(c).with_changed(IndicatorOutline("Hal 1", 1))},
            "belum dijelaskan",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    edition: Edition, wanted: Callable[[Category], dict[str, object]], sentence: str
) -> None:
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    category = category_of(edition)
    before = (outline_of(category), choices_of(category), states(edition))

    with pytest.raises(Refused, match=sentence):
        change(category, **wanted(category))  # type: ignore[arg-type]  # a test's overrides

    category.refresh_from_db()
    assert (outline_of(category), choices_of(category), states(edition)) == before
    assert RulesVersion.objects.count() == 1


def test_an_older_version_is_a_conflict(edition: Edition) -> None:
    category = category_of(edition)
    change(category)

    with pytest.raises(Conflict):
        change_rules(
            category=category,
            outline=weighted(category, 50, 50),
            choices=choices_of(category),
            seen=1,
            reason=WHY,
            actor=make_user(),
        )


@pytest.mark.parametrize(
    "make", [edition_ready, lambda: proposed(closed_edition()).edition], ids=["setup", "frozen"]
)
def test_rules_change_only_while_judging_is_open_or_closed(make: Callable[[], Edition]) -> None:
    category = category_of(make())

    with pytest.raises(WrongState):
        change(category)


def test_a_page_from_before_the_change_cannot_bring_a_removed_indicator_back(
    edition: Edition,
) -> None:
    seen = sheet_of(edition)
    category = category_of(edition)
    change(category, outline_of(category).without(2))

    with pytest.raises(Conflict, match="baru diubah"):
        fill_sheet(seen, 5, 4, 3, 2)
    assert sheet_of(edition).version == 0
