"""Notes to what was found in a result, on its review page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, Explanation
from assessments.models.circumstances import REASON_LENGTH
from assessments.services.explanations import explain_checks
from kube_awards.accounts.roles import Role
from tests.explanations import note_on
from tests.factories import closed_edition, make_user, proposed, settled, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.ledger_lines import written_lines
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

    from assessments.services.explanations import Notes
    from kube_awards.accounts.models import User
    from tests.pages import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    """Return a result with one warning: a background is missing."""
    return closed_edition(judges=1, contestants=1)


def keep(client: Client, edition: Edition, **fields: str) -> Response:
    return client.post(f"/panitia/{edition.slug}/hasil/kube/", fields, follow=True)


def test_what_is_open_is_counted_and_nothing_leads_on(edition: Edition, panitia: Client) -> None:
    words = page(panitia, edition, "hasil/kube/")

    assert "1 hal perlu keterangan panitia" in words
    assert "Unsur juri belum lengkap" in words
    assert "Nama dan hadiah belum diperiksa" in words
    assert "Lanjut ke penetapan" not in words


def test_note_and_tick_are_kept_and_lead_on(edition: Edition, panitia: Client) -> None:
    with written_lines() as lines:
        words = words_of(
            keep(panitia, edition, **{"unsur-kube": " Panel kecil. ", "names-kube": "on"})
        )

    assert {each.code: each.note for each in Explanation.objects.all()} == {
        "unsur": "Panel kecil.",
        "names": "Nama dan hadiah sudah diperiksa.",
    }
    assert [line.action for line in lines] == ["checks.explained"]
    assert "Keterangan disimpan." in words
    assert "Semua sudah diperiksa." in words
    assert "Lanjut ke penetapan" in words


def test_the_other_category_is_pointed_at_while_something_is_open_there(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    settled(edition)
    note_on(edition, "names", "", kind="pendamping")

    words = page(panitia, edition, "hasil/kube/")

    assert "Periksa Pendamping KUBE" in words
    assert "Lanjut ke penetapan" not in words


def test_a_note_too_long_is_answered_in_place_and_kept_on_the_page(
    edition: Edition, panitia: Client
) -> None:
    typed = "Panjang. " * (REASON_LENGTH // 9 + 1)

    answer = keep(panitia, edition, **{"unsur-kube": typed})

    assert answer.status_code == 422
    assert typed in answer.content.decode()
    assert not Explanation.objects.exists()


def test_a_tick_taken_back_opens_the_names_again(edition: Edition, panitia: Client) -> None:
    settled(edition)

    words = words_of(keep(panitia, edition, **{"unsur-kube": "Panel kecil."}))

    assert "Nama dan hadiah belum diperiksa" in words


@pytest.mark.parametrize("role", [Role.PENETAP, Role.PENGAWAS])
def test_who_only_reads_sees_the_notes_and_no_field(role: Role, edition: Edition) -> None:
    settled(edition)
    note_on(edition, "unsur", "Panel kecil.")

    answer = signed_in(make_user(role)).get(f"/panitia/{edition.slug}/hasil/kube/")

    assert "Panel kecil." in words_of(answer)
    assert "<textarea" not in answer.content.decode()
    assert "Simpan keterangan" not in words_of(answer)


def test_who_only_reads_writes_no_note(edition: Edition) -> None:
    answer = keep(signed_in(make_user(Role.PENETAP)), edition, **{"unsur-kube": "Panel kecil."})

    assert answer.status_code == 403
    assert not Explanation.objects.exists()


def test_after_the_proposal_notes_are_read_and_not_changed(
    edition: Edition, panitia: Client
) -> None:
    proposed(edition)
    before = list(Explanation.objects.values_list("note", flat=True))

    words = words_of(keep(panitia, edition, **{"unsur-kube": "Lain."}))

    assert "Penetapan sudah diajukan; keterangan tidak dapat diubah lagi." in words
    assert "Keterangan panitia" in words
    assert list(Explanation.objects.values_list("note", flat=True)) == before


def test_a_proposal_made_meanwhile_refuses_the_note(
    edition: Edition, panitia: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*, edition: Edition, notes: Notes, actor: User) -> object:
        Edition.objects.filter(pk=edition.pk).update(state="frozen")
        return explain_checks(edition=edition, notes=notes, actor=actor)

    monkeypatch.setattr("kube_awards.console.views.review.explain_checks", overtaken)

    answer = keep(panitia, edition, **{"unsur-kube": "Panel kecil."})

    assert "edisi sedang" in words_of(answer)
    assert not Explanation.objects.exists()


def test_before_closing_no_note_is_taken(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Edition.objects.update(state="open")

    answer = keep(panitia, edition, **{"unsur-kube": "Panel kecil."})

    assert "Nilai tersembunyi" in words_of(answer)
    assert not Explanation.objects.exists()
