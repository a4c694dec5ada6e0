"""Each rule of office papers that the database itself holds, by the name of its constraint."""

from __future__ import annotations

import pytest

from prizes.models import Document, DocumentKind
from tests.broken_rules import breaks
from tests.factories import approved, closed_edition, edition_ready, proposed
from tests.prizes.paper_cases import issued_paper

pytestmark = pytest.mark.django_db

TESTED = {
    "one_feedback_per_version",
    "one_paper_per_version",
    "one_undecided_paper_per_version",
    "document_kind_is_known",
    "only_attendance_needs_no_decision",
    "only_feedback_names_a_contestant",
    "later_document_has_reason",
    "docx_has_digest",
}


@pytest.fixture
def document() -> Document:
    """Give the minutes of an approved decision."""
    return issued_paper(approved(proposed(closed_edition(judges=1, contestants=1))).edition)


def again(document: Document, **changes: object) -> None:
    """Store the same row once more."""
    document.pk, document.public_id = None, "1" * 16
    for name, value in changes.items():
        setattr(document, name, value)
    document.save(force_insert=True)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("document_kind_is_known", {"kind": "lain"}),
        ("only_attendance_needs_no_decision", {"decision": None}),
        ("only_feedback_names_a_contestant", {"kind": "umpan-balik"}),
        ("later_document_has_reason", {"version": 2}),
        ("later_document_has_reason", {"reason": "Salah ketik."}),
        ("docx_has_digest", {"docx_digest": ""}),
        ("docx_has_digest", {"docx": ""}),
    ],
)
def test_a_paper_does_not_contradict_itself(
    name: str, changes: dict[str, object], document: Document
) -> None:
    with breaks(name):
        Document.objects.update(**changes)


def test_a_paper_has_one_row_for_each_version(document: Document) -> None:
    with breaks("one_paper_per_version"):
        again(document)


def test_a_paper_without_a_decision_has_one_row_for_each_version() -> None:
    listed = issued_paper(edition_ready(), DocumentKind.ATTENDANCE)

    with breaks("one_undecided_paper_per_version"):
        again(listed)


def test_feedback_has_one_row_for_each_contestant_and_version(document: Document) -> None:
    contestant = document.edition.categories.get().contestants.get()
    again(document, kind=DocumentKind.FEEDBACK, contestant=contestant)

    with breaks("one_feedback_per_version"):
        document.public_id = "2" * 16
        document.pk = None
        document.save(force_insert=True)
