"""No text that somebody typed becomes a formula in any file (quality.md S12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from assessments.models import Category, Indicator
from assessments.services.judging import close_judging
from groups.models import Facilitator, Kube
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.factories import (
    make_user,
    open_edition,
    send_all,
)
from tests.kube_awards.console.documents.office import computed
from tests.kube_awards.console.views.downloads import book_of, table_of, take

if TYPE_CHECKING:
    from pathlib import Path

    from assessments.models import Edition

pytestmark = pytest.mark.django_db
ATTACKS = ["=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\x00=1+1", "=1+1\n"]


def attack(text: str) -> Edition:
    """Return a closed edition in which every text that somebody types begins like a formula."""
    edition = open_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    Category.objects.update(minimum_panel=1, name=text)
    send_all(edition)
    close_judging(edition=edition, actor=make_user())
    texts = dict.fromkeys(("name", "kelurahan", "profile", "contact"), text)
    Kube.objects.update(business=text, chair=text, secretary=text, treasurer=text, **texts)
    Facilitator.objects.update(kube=Kube.objects.get(), **texts)
    Indicator.objects.update(name=text)
    for category in Category.objects.all():
        category.aspects.update(name=text)
        category.prizes.update(label=text)
    User.objects.filter(judge_seats__edition=edition).update(full_name=text)
    type(edition).objects.filter(pk=edition.pk).update(title=text, level=text)
    edition.refresh_from_db()
    return edition


@pytest.mark.parametrize("text", ATTACKS)
def test_no_typed_text_becomes_a_formula(text: str) -> None:
    if "\x00" in text and connection.vendor == "postgresql":
        with pytest.raises(ValueError, match="NUL"):  # it stores none
            attack(text)
        return
    edition = attack(text)

    scores = take(Role.PANITIA, edition, "nilai")
    contestants = take(Role.PANITIA, edition, "peserta", kontak="on")
    table = table_of(take(Role.PANITIA, edition, "peserta", kontak="on", bentuk="csv"))

    ours = (
        *("=SUM(", "=100*SUMPRODUCT(", "=SUMPRODUCT(", "='Nilai ", "=AVERAGE(", "=IF(AND("),
        *("=1+SUMPRODUCT(", "=D"),
    )
    typed = [
        cell.value
        for response in (scores, contestants)
        for sheet in book_of(response)
        for row in sheet
        for cell in row
        if cell.data_type == "f" and not str(cell.value).startswith(ours)
    ]
    assert typed == []
    assert "f" not in {cell.data_type for s in book_of(contestants) for row in s for cell in row}
    assert not [
        cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


def test_libreoffice_shows_what_was_typed_and_computes_none_of_it(tmp_path: Path) -> None:
    edition = attack("=1+1")

    for at, what in enumerate(("peserta", "nilai")):
        (tmp_path / str(at)).mkdir()
        book = computed(take(Role.PANITIA, edition, what).content, tmp_path / str(at))
        values = [
            cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        ]
        assert values.count("=1+1") > 5
        assert not [value for value in values if str(value).startswith(("#", "Err:"))]
