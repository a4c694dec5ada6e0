"""The rule and what decided places, in words, whatever rules an edition chose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessments.models import TieKind
from assessments.selectors.departures import departure_seen
from assessments.selectors.panel_acts import seen_text
from assessments.selectors.scores import category_inputs
from assessments.services.departures import record_departure
from assessments.services.ties import record_tie_decision
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import listed
from prizes.models import Prize, PrizeChange
from prizes.papers.results import change_sentences, deciding_sentences
from prizes.papers.rule import rule_sentence
from prizes.selectors.paper_facts import CategoryFacts, paper_facts
from tests.circumstances import entered
from tests.factories import closed_edition, make_user

if TYPE_CHECKING:
    from assessments.models import Edition

pytestmark = pytest.mark.django_db
EQUAL = {1: [4] * 4, 2: [4] * 4, 3: [3] * 4}


def facts(edition: Edition) -> CategoryFacts:
    """Return what papers say of the only category."""
    return paper_facts(edition, None).categories[0]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"method": "trimmed_mean"}, "tanpa satu nilai tertinggi dan satu nilai terendah"),
        ({"hole_policy": "adjusted"}, "setelah kelonggaran tiap juri dikurangkan"),
        ({"ranking_precision": 2}, "dari nilai akhir yang dibulatkan 2 desimal"),
        ({"ladder": ()}, "nilai yang sama tidak dipisahkan oleh rumus"),
        (
            {"ladder": ("head_to_head", "aspects")},
            "ditentukan oleh jumlah juri yang memberi nilai lebih tinggi, lalu nilai aspek",
        ),
    ],
)
def test_each_choice_of_rules_is_said(rules: dict[str, object], words: str) -> None:
    known = facts(closed_edition(contestants=2))
    outcome = known.table.outcome
    chosen = replace(outcome, rules=replace(outcome.rules, **rules))  # type: ignore[arg-type] # cases

    sentence = rule_sentence(replace(known, table=replace(known.table, outcome=chosen)))

    assert words in sentence


@pytest.mark.parametrize(
    ("sharing", "words"),
    [
        ("pool_split", "hadiah juara bersama digabung lalu dibagi rata."),
        ("place_split", "hadiah tempat itu dibagi rata di antara juara bersama."),
        ("full_each", "tiap juara bersama menerima hadiah penuh."),
    ],
)
def test_how_shared_prizes_are_paid_is_said(sharing: str, words: str) -> None:
    known = replace(facts(closed_edition(contestants=2)), sharing=sharing)

    assert rule_sentence(known).endswith(words)


def test_a_decision_on_equals_is_told_with_reason_signers_and_what_is_left() -> None:
    edition = closed_edition(values=EQUAL)
    Prize.objects.filter(place=1).update(amount=3_000_001)
    first, second, _third = entered(edition)
    judges = list(edition.judges.all())
    record_tie_decision(
        category=edition.categories.get(),
        kind=TieKind.JOINT,
        contestants=[first, second],
        signers=judges,
        reason="Musyawarah panel.",
        seen=seen_text([first, second], []),
        actor=make_user(Role.PANITIA),
    )

    said = deciding_sentences(facts(edition))

    signers = f"{judges[0]}, {judges[1]}, dan {judges[2]}"
    decided = f"Keputusan panel atas {first} dan {second}:"
    assert said == [
        f"{listed(sorted([str(first), str(second)]))}: nilai akhir sama (80,00); tempat bersama.",
        f"{decided} juara bersama, karena Musyawarah panel (ditandatangani {signers}).",
        "Sisa pembagian hadiah kategori KUBE sebesar Rp1 (satu rupiah) tetap pada kas daerah.",
    ]


def test_a_change_of_prizes_after_opening_is_told_with_its_reason() -> None:
    edition = closed_edition(contestants=2)
    PrizeChange.objects.create(
        category=edition.categories.get(),
        before="[]",
        after="[]",
        reason="Anggaran berubah.",
        changed_by=make_user(Role.PANITIA),
    )

    (sentence,) = change_sentences(facts(edition))

    assert sentence.startswith("Daftar hadiah kategori KUBE diubah pada ")
    assert sentence.endswith(": Anggaran berubah.")


def test_a_departure_from_the_computed_order_is_told_with_both_places() -> None:
    edition = closed_edition(contestants=2)
    category, judges = edition.categories.get(), list(edition.judges.all())
    first, second = entered(edition)
    record_departure(
        category=category,
        places={first: 2, second: 1},
        signers=judges,
        reason="Hasil kunjungan lapangan.",
        seen=departure_seen(category_inputs(category).basis, None),
        actor=make_user(Role.PANITIA),
    )

    said = deciding_sentences(facts(edition))

    departed = "Panel menyimpang dari urutan hitungan pada kategori KUBE, karena"
    signers = f"{judges[0]}, {judges[1]}, dan {judges[2]}"
    assert said == [
        f"{second}: tempat 1 menurut keputusan panel; menurut hitungan tempat 2.",
        f"{first}: tempat 2 menurut keputusan panel; menurut hitungan tempat 1.",
        f"{departed} Hasil kunjungan lapangan (ditandatangani {signers}).",
    ]
