from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Judge
from assessments.selectors.review import panel
from prizes.selectors import reviews
from prizes.selectors.decisions import current_decision, decided_rankings, live_rankings
from prizes.selectors.reviews import Review, review_of
from tests.factories import closed_edition, open_edition, proposed

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db

PAIRS = [
    (
        (
            "KUBE Melati Jaya (88,40) di atas KUBE Anggrek Mandiri (87,60) dengan selisih 0,80"
            " poin, terutama karena aspek ekonomi (+0,80), meskipun lebih rendah pada aspek"
            " kelembagaan (\N{MINUS SIGN}0,60)."
        ),
        "nilai akhir",
        2_200_000,
    ),
    (
        (
            "KUBE Anggrek Mandiri (87,60) di atas KUBE Mawar Sejahtera (73,90) dengan selisih"
            " 13,70 poin, terutama karena aspek kelembagaan (+6,00)."
        ),
        "nilai akhir",
        2_200_000,
    ),
    (
        (
            "Nilai akhir KUBE Mawar Sejahtera dan KUBE Cahaya Bersama sama (73,90); KUBE Mawar"
            " Sejahtera di atas karena nilai aspek ekonomi lebih tinggi (76,00 banding 73,00)."
        ),
        "nilai aspek ekonomi",
        2_200_000,
    ),
    (
        (
            "KUBE Cahaya Bersama (73,90) di atas KUBE Kenanga Berkah (67,00) dengan selisih"
            " 6,90 poin, terutama karena aspek kelembagaan (+3,00)."
        ),
        "nilai akhir",
        1_100_000,
    ),
]
EQUAL = {1: (4, 4, 4, 4), 2: (4, 4, 4, 4), 3: (1, 1, 1, 1)}


def live_review(edition: Edition) -> Review:
    review = review_of(live_rankings(edition)[0], None)
    assert review is not None
    return review


def decided_reviews(sample: StoredSample) -> list[Review | None]:
    decision = current_decision(sample.edition)
    assert decision is not None
    return [review_of(prized, decision) for prized in decided_rankings(decision)]


def test_every_pair_of_the_sample_is_explained_with_what_it_is_worth(
    finished_sample: StoredSample,
) -> None:
    kube, _pendamping = decided_reviews(finished_sample)
    assert kube is not None

    assert [(pair.sentence, pair.rule, pair.money) for pair in kube.pairs] == PAIRS
    assert kube.unexplained == 0


def test_the_points_of_a_pair_stand_by_aspect_and_by_judge_in_the_order_of_the_panel(
    finished_sample: StoredSample,
) -> None:
    kube, _pendamping = decided_reviews(finished_sample)
    assert kube is not None

    aspects, judges = kube.pairs[0].tables

    assert [(line.heading, line.cells[0].text) for line in aspects.lines] == [
        ("kelembagaan", "\N{MINUS SIGN}0,60"),
        ("sosial", "+0,60"),
        ("ekonomi", "+0,80"),
    ]
    assert [line.heading for line in judges.lines] == [
        judge.name for judge in Judge.objects.select_related("user").order_by("order")
    ]
    assert aspects.label == "Selisih per aspek: KUBE Melati Jaya, KUBE Anggrek Mandiri"


def test_the_review_opens_with_the_label_and_its_reason(finished_sample: StoredSample) -> None:
    kube, pendamping = decided_reviews(finished_sample)
    assert kube is not None
    assert pendamping is not None

    assert [(each.panel.label_text, each.panel.tag_kind) for each in (kube, pendamping)] == [
        ("rapuh", "warn"),
        ("kokoh", "ok"),
    ]
    assert kube.panel.sentence == (
        "Rapuh: tanpa Maria Hutabarat, S.Sos., M.Kesos., KUBE Melati Jaya tidak lagi di tempat"
        " pertama."
    )


def test_the_review_of_a_decision_is_that_of_the_sheets_it_froze(
    finished_sample: StoredSample,
) -> None:
    live = [review_of(prized, None) for prized in live_rankings(finished_sample.edition)]

    assert decided_reviews(finished_sample) == live


def test_equals_who_wait_for_the_panel_are_worth_the_same() -> None:
    review = live_review(closed_edition(values=EQUAL))

    first = review.pairs[0]
    assert (first.rule, first.money) == ("tempat bersama", 0)
    assert first.sentence.endswith("keduanya berbagi tempat 1 sampai panel memutuskan.")


def test_without_places_there_is_nothing_to_review() -> None:
    (prized,) = live_rankings(open_edition())

    assert review_of(prized, None) is None


def test_a_page_explains_so_many_pairs_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "MOST_PAIRS", 1)

    review = live_review(closed_edition(contestants=4))

    assert (len(review.pairs), review.unexplained) == (1, 2)


def test_a_category_too_large_for_a_page_is_not_examined_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(panel, "MOST_SHEETS", 8)

    found = live_review(closed_edition(judges=3, contestants=3)).panel

    assert (found.label, found.sentence, found.sections, found.tag_kind) == (
        None,
        "",
        (),
        "neutral",
    )


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_takes_one_query_whatever_the_numbers(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count)
    (live,) = live_rankings(edition)
    decision = proposed(edition)
    (decided,) = decided_rankings(decision)

    with django_assert_num_queries(1):
        review_of(live, None)
    with django_assert_num_queries(1):
        review_of(decided, decision)
