"""Judges from a spreadsheet: seated, changed, refused, and taken back."""

from __future__ import annotations

import pytest

from assessments.models import Judge
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.console.services.imports import (
    apply_import,
    check_again,
    check_file,
    undo_import,
)
from kube_awards.core.errors import Refused
from tests.factories import make_edition, make_judge, make_user
from tests.kube_awards.console.imports.files import csv_file

pytestmark = pytest.mark.django_db
COLUMNS = ("Nama juri", "Email", "Unsur", "Lembaga", "Ketua panel")


def test_judges_are_seated_changed_and_taken_back() -> None:
    edition, ani = make_edition(), make_user(Role.PANITIA)
    budi = make_judge(edition, make_user(full_name="Budi", email="budi@contoh.id"), is_head=True)
    rows = [("Sri", "SRI@contoh.id", "Akademisi", "Kampus", "ya"),
            ("Budi", "budi@contoh.id", "Forum CSR", "", "")]  # fmt: skip
    run = check_file(edition=edition, upload=csv_file(COLUMNS, *rows), kind="", actor=ani)

    apply_import(run=run, actor=ani)
    seats = list(Judge.objects.values_list("user__email", "unsur", "institution", "is_head"))
    run.refresh_from_db()
    undo_import(run=run, actor=ani)

    assert seats == [
        ("budi@contoh.id", "csr", "", False),
        ("sri@contoh.id", "akademisi", "Kampus", True),
    ]
    kept = list(Judge.objects.values_list("pk", "unsur", "is_head"))
    assert kept == [(budi.pk, "praktisi", True)]
    assert User.objects.filter(email="sri@contoh.id").exists()


def test_the_head_is_handed_over_and_back() -> None:
    edition, ani = make_edition(), make_user(Role.PANITIA)
    make_judge(edition, make_user(full_name="Budi", email="budi@contoh.id"), is_head=True)
    make_judge(edition, make_user(full_name="Sri", email="sri@contoh.id"))
    row = ("Sri", "sri@contoh.id", "praktisi", "", "ya")
    run = check_file(edition=edition, upload=csv_file(COLUMNS, row), kind="", actor=ani)

    apply_import(run=run, actor=ani)
    heads = [Judge.objects.get(is_head=True).name]
    run.refresh_from_db()
    undo_import(run=run, actor=ani)

    assert [*heads, Judge.objects.get(is_head=True).name] == ["Sri", "Budi"]


def test_a_judge_changed_since_stops_the_undoing() -> None:
    edition, ani = make_edition(), make_user(Role.PANITIA)
    row = ("Sri", "sri@contoh.id", "Akademisi", "", "")
    run = check_file(edition=edition, upload=csv_file(COLUMNS, row), kind="", actor=ani)
    apply_import(run=run, actor=ani)
    run.refresh_from_db()
    Judge.objects.update(version=2)

    with pytest.raises(Refused, match="Sri sudah diubah sejak impor ini"):
        undo_import(run=run, actor=ani)


def test_every_row_that_cannot_sit_says_why() -> None:
    edition, ani = make_edition(), make_user(Role.PANITIA, email="ani@contoh.id")
    make_judge(edition, make_user(full_name="Budi", email="budi@contoh.id"))
    gone = make_user(email="gone@contoh.id", full_name="Gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    rows = [(ani.full_name, "ani@contoh.id", "csr", "", ""),
            ("Gone", "gone@contoh.id", "csr", "", ""),
            ("Budi S.", "budi@contoh.id", "praktisi", "", ""),
            ("Sri", "sri@contoh.id", "csr", "", "ya"),
            ("Tuti", "sri@contoh.id", "csr", "", ""),
            ("Wati", "wati@contoh.id", "csr", "", "ya"),
            ("Yuni", "bukan alamat", "dukun", "", "")]  # fmt: skip
    run = check_file(edition=edition, upload=csv_file(COLUMNS, *rows), kind="", actor=ani)

    report = check_again(run)

    assert [(each.row, each.sentence) for each in report.errors] == [
        (2, "Orang ini memegang peran Panitia; juri tidak memegang peran lain."),
        (3, "Akun ini nonaktif."),
        (6, "Sama dengan baris 5."),
        (7, "Ketua panel sudah disebut di baris 5."),
        (8, "Bukan alamat email."),
        (8, "Bukan pilihan yang dikenal."),
    ]
    assert [(each.row, each.sentence) for each in report.warnings] == [
        (4, "Alamat ini milik Budi; namanya tidak diubah."),
        (4, "Sudah duduk di panel ini."),
    ]
