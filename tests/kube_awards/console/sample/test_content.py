"""The words and facts of the sample: complete, fictional, and true to the seed report."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

import kube_awards.console.sample
from kube_awards.console.sample.content import SampleCategory, SamplePrize
from kube_awards.console.sample.loader import read_sample_edition

EDITION = read_sample_edition()
FOLDER = Path(kube_awards.console.sample.__file__).parent
PLACES = ["Juara I", "Juara II", "Juara III", "Harapan I", "Harapan II"]
REPORTED = "Menurut berita 20 September 2018; contoh, bukan ketentuan resmi."
each_category = pytest.mark.parametrize("category", EDITION.categories, ids=lambda c: c.key)


def prizes(*amounts: int, last_note: str = REPORTED) -> list[SamplePrize]:
    notes = [REPORTED] * 4 + [last_note]
    rows = zip(range(1, 6), PLACES, amounts, notes, strict=True)
    return [
        SamplePrize(place, label, amount, True, True, note) for place, label, amount, note in rows
    ]


def test_the_edition_is_the_assessment_of_2018() -> None:
    identity = (EDITION.year, EDITION.slug, EDITION.title, EDITION.level, EDITION.venue)

    assert identity == (
        2018,
        "2018",
        "Penilaian KUBE dan Pendamping KUBE Berprestasi",
        "Tingkat Provinsi DKI Jakarta",
        "Kantor Dinas Sosial Provinsi DKI Jakarta",
    )
    assert (EDITION.place, EDITION.judged_on) == ("Jakarta", date(2018, 9, 20))


def test_nobody_real_signs_for_the_office() -> None:
    assert asdict(EDITION.signatory) == {
        "title_lines": ("Kepala Dinas Sosial", "Provinsi DKI Jakarta,"),
        "name": "NAMA PEJABAT, GELAR",
        "nip": "00000000 000000 0 000",
    }


def test_each_city_sends_one_kube_and_its_pendamping() -> None:
    pairs = [
        (kube.running_order, kube.name, kube.region_code, facilitator.region_code)
        for kube in EDITION.kubes
        for facilitator in EDITION.facilitators
        if facilitator.kube == kube.key
    ]

    assert pairs == [
        (1, "Melati Jaya", "31.75", "31.75"),
        (2, "Anggrek Mandiri", "31.74", "31.74"),
        (3, "Mawar Sejahtera", "31.73", "31.73"),
        (4, "Cahaya Bersama", "31.72", "31.72"),
        (5, "Kenanga Berkah", "31.71", "31.71"),
    ]


def test_the_facts_of_each_kube_are_plausible() -> None:
    for kube in EDITION.kubes:
        assert 5 <= kube.families <= 20
        assert 2000 < kube.founded_year < EDITION.year
        assert 0 < kube.income_before < kube.income_after
        assert 0 < kube.savings < kube.working_capital
        assert len({kube.chair, kube.secretary, kube.treasurer}) == 3


def test_one_pendamping_has_not_consented_to_be_named() -> None:
    withheld = [f.key for f in EDITION.facilitators if not f.consents_to_publication]

    assert withheld == ["pendamping-barat"]


def test_names_come_with_degrees_without_and_as_a_single_word() -> None:
    assert [facilitator.name for facilitator in EDITION.facilitators] == [
        "Rahmawati Suryaningsih",
        "Dewi Kusumaningrum, S.Sos.",
        "Sumarno",
        "Hj. Nur Aisyah Wahyuningsih Kartadipura, S.Pd., M.M.",
        "Yohanes Prasetyo Hadikusuma, A.Md.",
    ]


def test_five_judges_stand_for_three_unsur_under_one_head() -> None:
    unsur = Counter(judge.unsur for judge in EDITION.judges)

    assert unsur == {"praktisi": 2, "csr": 1, "akademisi": 2}
    assert [judge.key for judge in EDITION.judges if judge.is_head] == ["juri-1"]
    assert all(judge.email.endswith(".test") for judge in EDITION.judges)


def test_no_winner_or_kelurahan_of_the_real_2018_award_is_used() -> None:
    names = {kube.name for kube in EDITION.kubes}
    kelurahan = {kube.kelurahan for kube in EDITION.kubes}
    kelurahan |= {facilitator.kelurahan for facilitator in EDITION.facilitators}
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))

    assert names.isdisjoint({"Alkesa Lestari", "Anggrek Jaya", "Lele", "Anggrek", "Lavender"})
    assert kelurahan == {"Klender", "Pejaten Timur", "Semanan", "Tugu Utara", "Serdang"}
    for real in ("Alkesa", "Anggrek Jaya", "Lele", "Lavender", "Irmansyah"):
        assert real not in text
    for real in ("Cipedak", "Kramat", "Cengkareng Timur", "Semper Timur", "Pisangan Timur"):
        assert real not in text


@each_category
def test_each_instrument_has_four_equal_indicators_in_each_weighted_aspect(
    category: SampleCategory,
) -> None:
    shape = [
        (aspect.key, aspect.weight, [indicator.weight for indicator in aspect.indicators])
        for aspect in category.aspects
    ]

    assert shape == [
        ("kelembagaan", 30, [25, 25, 25, 25]),
        ("sosial", 30, [25, 25, 25, 25]),
        ("ekonomi", 40, [25, 25, 25, 25]),
    ]
    assert category.status_note == EDITION.status_note == "contoh, bukan ketentuan resmi"


@each_category
def test_every_value_of_every_indicator_is_described_in_one_short_sentence(
    category: SampleCategory,
) -> None:
    descriptors = [text for indicator in category.indicators for text in indicator.descriptors]

    assert category.scale_labels == ("Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik")
    assert len(set(descriptors)) == len(descriptors) == 60
    for text in descriptors:
        assert len(text) <= 110
        assert text[0].isupper()
        assert text.endswith(".")
        assert ". " not in text


def test_the_two_instruments_share_no_indicator() -> None:
    names = [indicator.name for c in EDITION.categories for indicator in c.indicators]
    hints = [indicator.hint for c in EDITION.categories for indicator in c.indicators]

    assert len(set(names)) == len(set(hints)) == 24
    assert max(map(len, hints)) <= 90


def test_kube_prizes_are_those_of_the_seed_report() -> None:
    expected = prizes(11_000_000, 8_800_000, 6_600_000, 4_400_000, 3_300_000)

    assert list(EDITION.kube_category.prizes) == expected


def test_the_last_pendamping_prize_keeps_its_reported_amount_and_says_so() -> None:
    note = (
        "Berita 20 September 2018 menyebut hadiah ini “harapan tiga” sebesar Rp2.100.000; "
        "tempatnya Harapan II dan jumlahnya dibiarkan seperti diberitakan. "
        "Berita 5 November 2018 menyebut Rp1.100.000. Contoh, bukan ketentuan resmi."
    )
    amounts = (8_800_000, 6_600_000, 4_400_000, 2_200_000, 2_100_000)

    assert list(EDITION.facilitator_category.prizes) == prizes(*amounts, last_note=note)
