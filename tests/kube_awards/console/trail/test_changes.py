"""What an entry changed reads as a person would say it."""

from __future__ import annotations

import json

import pytest
from django.utils import translation

from kube_awards.console.trail.changes import Change, changes_in, said
from kube_awards.ledger.models import Entry

REGIONS = {3: "Jakarta Timur"}


def changes(object_type: str, before: object, after: object) -> list[Change]:
    entry = Entry(object_type=object_type, before=json.dumps(before), after=json.dumps(after))
    return changes_in(entry, REGIONS)


def test_only_what_differs_is_told() -> None:
    before, after = {"title": "Lama", "year": 2026}, {"title": "Baru", "year": 2026}

    assert changes("assessments.edition", before, after) == [Change("Judul", "Lama", "Baru")]


def test_a_state_reads_in_words() -> None:
    found = changes("assessments.edition", {"state": "open"}, {"state": "closed"})

    assert [(each.before, each.after) for each in found] == [
        ("Penilaian berlangsung", "Ditutup, ditinjau")
    ]


def test_scores_stand_by_the_number_of_their_indicator() -> None:
    before = {"entries": {"2": {"value": 3, "note": ""}}}
    after = {"entries": {"10": {"value": 5, "note": "Bagus"}, "2": {"value": 4, "note": ""}}}

    assert changes("assessments.scoresheet", before, after) == [
        Change("Indikator 2", "3", "4"),
        Change("Indikator 10", "", "5 (Bagus)"),
    ]


def test_a_region_reads_as_its_name_and_a_role_as_its_label() -> None:
    assert changes("groups.kube", None, {"region": 3}) == [Change("Wilayah", "", "Jakarta Timur")]
    assert changes("accounts.user", {"role": "penetap"}, None) == [
        Change("Peran", "Pejabat penetap", "")
    ]


def test_a_contact_is_never_more_than_a_seal() -> None:
    assert changes(
        "groups.kube", {"contact": {"hmac": "a" * 64}}, {"contact": {"hmac": "b" * 64}}
    ) == [Change("Kontak pribadi", "(disegel: kontak pribadi)", "(disegel: kontak pribadi)")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        ("", "–"),
        ([], "–"),
        (True, "ya"),
        (0, "0"),
        (["a", 2], "a; 2"),
        ({"note": "x", "place": 1}, "Catatan: x, Peringkat: 1"),
        ("7f3a91c2" + "0" * 56, "7F3A-91C2"),
        ("2026-11-24T03:42:07+00:00", "24 November 2026 pukul 10.42 WIB"),
        ("2026-11-24", "24 November 2026"),
    ],
)
def test_every_value_can_be_read(value: object, text: str) -> None:
    assert said(value) == text


def test_an_entry_without_facts_changes_nothing() -> None:
    assert changes("gone.model", None, None) == []
    assert changes("gone.model", "text", {"odd_key": 1}) == [Change("Odd key", "", "1")]


def test_it_reads_in_english_too() -> None:
    with translation.override("en"):
        assert said("2026-11-24") == "24 November 2026"
