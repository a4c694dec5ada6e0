"""The set-up as a list of tasks: Belum, Perlu diperiksa, Lengkap."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from assessments.models import Category, Contestant, Edition, Judge, ScaleLevel
from assessments.services.editions import Calendar, create_edition
from kube_awards.console.checklist import Checklist, checklist_of
from prizes.models import Prize
from tests.explanations import explain_all
from tests.factories import edition_ready, make_user

pytestmark = pytest.mark.django_db
TOGETHER = "metode trimmed_mean tidak dapat bersama kebijakan adjusted."
UNSIGNED = ("Jabatan penanda tangan belum diisi.", "Nama penanda tangan belum diisi.")
COMPLETE = {"venue": "Aula", "rules_confirmed": True}


def complete() -> Edition:
    """Return an edition that lacks nothing at all."""
    edition = edition_ready(kinds=("kube", "pendamping"))
    for name, value in COMPLETE.items():
        setattr(edition, name, value)
    edition.save()
    explain_all(edition)
    return edition


def told(checklist: Checklist) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return state and remarks of what is not done yet."""
    return {
        task.label: (task.state.value, task.remarks)
        for task in checklist.tasks
        if task.state != "done"
    }


def test_a_new_year_has_everything_before_it() -> None:
    edition = create_edition(calendar=Calendar(2026, dt.date(2026, 9, 24)), actor=make_user())

    checklist = checklist_of(edition)

    assert told(checklist) == {
        "Identitas dan tanggal": (
            "todo",
            (
                "Tempat penilaian belum diisi.",
                "Aturan belum ditandai sah; instrumen bertanda “contoh, bukan ketentuan resmi”.",
            ),
        ),
        "Kop dan logo": ("todo", ("Kop masih kosong.",)),
        "Penanda tangan": ("todo", UNSIGNED),
        "Aspek dan indikator": (
            "todo",
            (
                "KUBE: jumlah bobot harus 100, sekarang 0,00.",
                "Pendamping KUBE: jumlah bobot harus 100, sekarang 0,00.",
            ),
        ),
        "Aturan KUBE": ("todo", ("KUBE: aturan: jumlah bobot aspek 0.",)),
        "Aturan Pendamping KUBE": ("todo", ("Pendamping KUBE: aturan: jumlah bobot aspek 0.",)),
        "Juri": (
            "todo",
            (
                "KUBE: perlu sedikitnya 3 juri, baru ada 0.",
                "Pendamping KUBE: perlu sedikitnya 3 juri, baru ada 0.",
            ),
        ),
        "Peserta": (
            "todo",
            ("KUBE: belum ada peserta.", "Pendamping KUBE: belum ada peserta."),
        ),
        "Hadiah KUBE": ("todo", ("Belum ada hadiah.",)),
        "Hadiah Pendamping KUBE": ("todo", ("Belum ada hadiah.",)),
    }
    assert (checklist.done, checklist.is_ready) == (0, False)


def test_what_is_complete_says_so() -> None:
    checklist = checklist_of(complete())

    assert told(checklist) == {}
    assert (checklist.done, len(checklist.tasks), checklist.is_ready) == (10, 10, True)


def test_each_thing_that_is_missing_stands_at_its_task() -> None:
    edition = complete()
    edition.closes_at = timezone.now() - dt.timedelta(days=1)
    edition.save()
    Judge.objects.all()[0].delete()
    Contestant.objects.filter(category__kind="kube").delete()
    Prize.objects.filter(category__kind="kube").delete()
    Category.objects.filter(kind="pendamping").update(
        method="trimmed_mean", hole_policy="adjusted", minimum_panel=1
    )
    ScaleLevel.objects.filter(category__kind="pendamping", value=3).update(label=" ")
    explain_all(edition)

    assert told(checklist_of(edition)) == {
        "Identitas dan tanggal": ("check", ("Waktu tutup sudah lewat.",)),
        "Aspek dan indikator": (
            "todo",
            ("Pendamping KUBE: ada nilai yang belum dijelaskan artinya.",),
        ),
        "Aturan Pendamping KUBE": (
            "todo",
            (f"Pendamping KUBE: aturan: {TOGETHER}",),
        ),
        "Juri": (
            "todo",
            (
                "KUBE: perlu sedikitnya 3 juri, baru ada 2.",
                "Pendamping KUBE: perlu sedikitnya 5 juri, baru ada 2.",
            ),
        ),
        "Peserta": ("todo", ("KUBE: belum ada peserta.",)),
        "Hadiah KUBE": ("todo", ("Belum ada hadiah.",)),
    }


def test_an_edition_without_categories_lacks_its_instrument() -> None:
    edition = complete()
    edition.categories.all().delete()

    assert told(checklist_of(edition)) == {
        "Aspek dan indikator": ("todo", ("Belum ada kategori.",))
    }


def test_what_is_unusual_is_to_be_looked_at_until_it_is_explained() -> None:
    edition = complete()
    edition.explanations.all().delete()
    Prize.objects.filter(category__kind="kube", place=3).update(label="Harapan III")

    tasks = {task.label: task for task in checklist_of(edition).tasks}
    explain_all(edition)
    after = {task.label: task for task in checklist_of(edition).tasks}

    assert [tasks[label].state.value for label in ("Peserta", "Hadiah KUBE")] == ["check"] * 2
    assert (len(tasks["Peserta"].remarks), tasks["Peserta"].more) == (4, 12)
    assert tasks["Hadiah KUBE"].concerns == (
        "KUBE: peringkat 3 bergelar “Harapan III”; lazimnya Juara III.",
    )
    assert {task.state.value for task in after.values()} == {"done"}
