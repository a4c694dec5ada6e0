"""Whoever changes a decision or its result by SQL is found out, by contestant and field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from assessments.domain.canonical import digest
from assessments.models import Placement, Result
from kube_awards.accounts.roles import Role
from kube_awards.ledger.guards import drop_guards, install_guards
from kube_awards.ledger.models import Entry
from prizes.models import Award, Decision, Payment
from prizes.selectors.integrity import differences, is_changed, lost_decisions, stored_facts
from prizes.services.decisions import return_decision
from tests.factories import approved, closed_edition, make_edition, make_user, proposed
from tests.prizes.ending_cases import ENDING

if TYPE_CHECKING:
    from django.db.models import Model
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

OTHER = "0" * 64
MOMENT = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
AWARD = {
    "name": ("KUBE Lain", "nama sekarang “KUBE Lain”, semula “{name}”"),
    "region_name": ("X", "wilayah sekarang “X”, semula “Kota Administrasi Jakarta Timur”"),
    "region_short_name": ("X", "nama pendek wilayah sekarang “X”, semula “Jakarta Timur”"),
    "category_name": ("X", "kategori sekarang “X”, semula “KUBE”"),
    "place": (2, "peringkat sekarang “2”, semula “1”"),
    "label": ("", "gelar sekarang –, semula “Juara I”"),
    "amount": (9_000_000, "uang pembinaan sekarang Rp9.000.000, semula Rp3.000.000"),
    "trophy": (False, "trofi sekarang tidak, semula ya"),
    "certificate": (False, "piagam sekarang tidak, semula ya"),
}
PLACEMENT = {
    "computed_place": (2, "peringkat menurut hitungan sekarang “2”, semula “1”"),
    "place": (2, "peringkat sekarang “2”, semula “1”"),
    "value": ("99", "nilai akhir sekarang “99”, semula “100”"),
    "aspect_values": ("99 100", "nilai aspek sekarang “99 100”, semula “100 100”"),
    "aspect_points": ("61 40", "sumbangan aspek sekarang “61 40”, semula “60 40”"),
    "decided_by": ("shared", "penentu urutan sekarang “shared”, semula “value”"),
    "deciding_aspect": ("sosial", "aspek penentu sekarang “sosial”, semula –"),
}
DECISION = {
    "number": (7, "nomor sekarang “7”, semula “1”"),
    "decided_on": (
        dt.date(2019, 1, 1),
        "tanggal penetapan sekarang “2019-01-01”, semula “2018-09-27”",
    ),
    "review": ("[1]", "keterangan atas peringatan sekarang “[1]”, semula “["),
    "minutes": ("null", "berita acara sekarang “null”, semula “{{"),
    "proposed_at": (MOMENT, "waktu pengajuan sekarang “2001-01-01T00:00:00+00:00”, semula"),
    "approved_at": (MOMENT, "waktu persetujuan sekarang “2001-01-01T00:00:00+00:00”, semula"),
    "returned_at": (MOMENT, "waktu pengembalian sekarang “2001-01-01T00:00:00+00:00”, semula –"),
    "return_note": ("X", "catatan pengembalian sekarang “X”, semula –"),
    "state": ("proposed", "keadaan sekarang “proposed”, semula “approved”"),
    "digest": (OTHER, "Sidik data: dihitung {digest}, tersimpan 0000-0000, tercatat {digest}."),
}
PEOPLE = {
    "proposed_by": "pengusul sekarang “{intruder}”, semula “{proposed_by}”",
    "approved_by": "penyetuju sekarang “{intruder}”, semula “{approved_by}”",
    "returned_by": "pengembali sekarang “{intruder}”, semula –",
}
RESULT = {
    "engine_version": ("9.9", "versi mesin hitung sekarang “9.9”, semula “1.2”"),
    "digest": (OTHER, f"sidik masukan sekarang “{OTHER}”, semula"),
}


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision over two groups."""
    return approved(proposed(closed_edition(judges=1, contestants=2)))


def found(decision: Decision) -> str:
    """Return every finding on the decision as the database has it now."""
    return "\n".join(differences(Decision.objects.get(pk=decision.pk)))


def fields_of(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.fields}  # noqa: SLF001 - Django's documented API


def computed_words(sentence: str) -> str:
    """Return what the engine says where the ledger says sentence."""
    return sentence.replace("sekarang", "tersimpan").replace("semula", "dihitung ulang")


def first(decision: Decision) -> Award:
    return decision.awards.get(contestant__running_order=1)


def test_nothing_differs_while_nobody_touches_it(decision: Decision) -> None:
    edition = closed_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    waiting = proposed(edition)
    returned = return_decision(
        decision=proposed(closed_edition(judges=1, contestants=1)),
        actor=make_user(Role.PENETAP),
        note="Nama salah.",
    )

    assert [found(each) for each in (decision, waiting, returned)] == ["", "", ""]
    assert not is_changed(decision)


@pytest.mark.parametrize("field", AWARD)
def test_a_changed_award_is_named(field: str, decision: Decision) -> None:
    award = first(decision)
    value, sentence = AWARD[field]

    Award.objects.filter(pk=award.pk).update(**{field: value})

    told = found(decision)
    assert f"{award.name}: {sentence.format(name=award.name)}." in told
    assert "Sidik data: dihitung " in told
    assert is_changed(Decision.objects.get())


def test_every_field_of_an_award_is_tried() -> None:
    assert fields_of(Award) - AWARD.keys() == {"id", "decision", "contestant"}


@pytest.mark.parametrize("field", PLACEMENT)
def test_a_changed_place_is_named_by_the_ledger_and_by_the_engine(
    field: str, decision: Decision
) -> None:
    name = first(decision).name
    value, sentence = PLACEMENT[field]

    Placement.objects.filter(contestant__running_order=1).update(**{field: value})

    lines = found(decision).split("\n")
    assert f"{name}: {sentence}." in lines
    assert f"{name}: {computed_words(sentence)}." in lines
    assert is_changed(Decision.objects.get())


def test_every_field_of_a_place_is_tried() -> None:
    assert fields_of(Placement) - PLACEMENT.keys() == {"id", "result", "contestant"}


@pytest.mark.parametrize("field", DECISION)
def test_a_changed_decision_is_named(field: str, decision: Decision) -> None:
    value, sentence = DECISION[field]
    shown = f"{decision.digest[:4]}-{decision.digest[4:8]}".upper()

    Decision.objects.update(**{field: value})

    assert sentence.format(digest=shown) in found(decision)
    assert is_changed(Decision.objects.get())


@pytest.mark.parametrize("field", PEOPLE)
def test_another_person_in_the_decision_is_named(field: str, decision: Decision) -> None:
    intruder = make_user()
    people = {"proposed_by": decision.proposed_by_id, "approved_by": decision.approved_by_id}

    Decision.objects.update(**{field: intruder})

    assert PEOPLE[field].format(intruder=intruder.pk, **people) in found(decision)


def test_every_field_of_a_decision_is_tried() -> None:
    tried = {*DECISION, *PEOPLE, *ENDING}

    assert fields_of(Decision) - tried == {"id", "edition", "result"}


@pytest.mark.parametrize("field", RESULT)
def test_a_changed_result_is_named(field: str, decision: Decision) -> None:
    value, sentence = RESULT[field]

    Result.objects.update(**{field: value})

    assert sentence in found(decision)
    assert is_changed(Decision.objects.get())


def test_a_decision_over_another_result_or_edition_is_named(decision: Decision) -> None:
    other = approved(proposed(closed_edition(judges=1, contestants=1)))
    Decision.objects.filter(pk=decision.pk).update(edition=make_edition(), result=other.result)

    told = found(decision)

    assert f"Penetapan: edisi sekarang “{Decision.objects.get(pk=decision.pk).edition_id}”" in told
    assert f"{first(decision).name}: baris ini hilang." in told


def test_a_changed_score_among_the_frozen_ones_shows_in_digest_and_places(
    decision: Decision,
) -> None:
    result = Result.objects.get()
    result.canonical = result.canonical.replace('"1":"5"', '"1":"1"')
    result.save()

    told = found(decision)

    assert "Nilai yang dibekukan: dihitung " in told
    name = first(decision).name
    assert f"{name}: nilai akhir tersimpan “100”, dihitung ulang “76”." in told
    assert is_changed(Decision.objects.get())


@pytest.mark.parametrize("canonical", ["", "[]", '{"kube":{}}', '{"kube":5}'])
def test_inputs_nobody_can_read_are_said_to_be_so(canonical: str, decision: Decision) -> None:
    Result.objects.update(canonical=canonical)

    assert "Peringkat tidak dapat dihitung ulang: " in found(decision)


def test_an_award_given_to_somebody_else_is_named(decision: Decision) -> None:
    award = first(decision)
    other = closed_edition(judges=1, contestants=1).categories.get().contestants.get()

    Award.objects.filter(pk=award.pk).update(contestant=other)

    lines = found(decision).split("\n")
    assert f"{award.name}: baris ini hilang." in lines
    assert f"{award.name}: baris ini ditambahkan." in lines


def test_a_place_without_award_is_called_by_its_code(decision: Decision) -> None:
    other = closed_edition(judges=1, contestants=1).categories.get().contestants.get()
    Placement.objects.filter(contestant__running_order=1).update(contestant=other)

    assert f"\n{other.public_id}: baris ini ditambahkan." in f"\n{found(decision)}"


def test_a_decision_the_ledger_never_saw_is_named() -> None:
    forged = approved(proposed(closed_edition(judges=1, contestants=1)))
    forged.pk = None
    forged.edition = make_edition()
    forged.save()

    assert differences(forged)[0] == "Usulan penetapan ini tidak ada dalam catatan kejadian."
    assert is_changed(forged)


@pytest.mark.parametrize("action", ["decision.proposed", "decision.approved"])
def test_a_line_of_the_ledger_changed_along_with_the_award_is_not_believed(
    action: str, decision: Decision
) -> None:
    entry = Entry.objects.get(action=action)
    Award.objects.update(amount=9_000_000)
    drop_guards(connection)
    after = entry.after.replace("3000000", "9000000").replace("approved_at", "at")
    Entry.objects.filter(pk=entry.pk).update(after=after)
    install_guards(connection)

    lines = differences(Decision.objects.get())

    assert lines[0] == f"Catatan kejadian nomor {entry.seq} tidak cocok dengan sidiknya."
    assert is_changed(Decision.objects.get())


def test_a_digest_made_to_fit_does_not_hide_a_change(decision: Decision) -> None:
    Award.objects.filter(place=1).update(amount=9_000_000)
    changed = Decision.objects.get()
    Decision.objects.update(digest=digest(stored_facts(changed)))

    assert "uang pembinaan sekarang Rp9.000.000, semula Rp3.000.000" in found(decision)


def test_a_decision_that_was_removed_is_known_to_the_ledger(decision: Decision) -> None:
    assert lost_decisions() == []

    Payment.objects.all().delete()
    Award.objects.all().delete()
    Decision.objects.all().delete()

    assert lost_decisions() == ["KUBE Berprestasi 2018 – 1"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_look_takes_three_queries_and_the_engine_none_more(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    approved(proposed(edition))
    decision = Decision.objects.select_related("result").get()

    for look in (is_changed, differences):
        with django_assert_num_queries(3):
            look(decision)
