"""Office papers as tests need them, and what a reader finds on them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx as word
from docx.oxml.ns import qn

from kube_awards.accounts.roles import Role
from prizes.models import DocumentKind
from prizes.services.papers import Order, issue_document
from tests.factories import make_user
from tests.paper import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Edition
    from prizes.models import Document
    from prizes.papers.blocks import Paper

PLENARY = DocumentKind.PLENARY


def issued_paper(
    edition: Edition,
    kind: DocumentKind = PLENARY,
    *,
    number: str = "",
    reason: str = "",
    seen: int = 0,
) -> Document:
    """Return the next version of a paper, issued by panitia."""
    order = Order(kind, number, reason, seen)
    return issue_document(edition=edition, actor=make_user(Role.PANITIA), order=order)


def squeezed(text: str) -> str:
    """Drop spaces and line ends: where a line breaks is the layout's business."""
    return re.sub(r"\s", "", text)


def texts_of(paper: Paper) -> list[str]:
    """Return every text that a paper is to carry, in the order of the page."""
    said = {**paper.as_canonical()}
    heads = [said.pop(name) for name in ("title", "number", "change")]
    return [text for text in [*_texts(heads), *_texts(_blocks(said["blocks"]))] if text]


def missing_texts(paper: Paper, pdf: bytes) -> list[str]:
    """Return the texts of a paper that its PDF does not carry."""
    found = squeezed(text_of(pdf))
    return [text for text in texts_of(paper) if squeezed(text) not in found]


def word_text(content: bytes) -> str:
    """Return the text of a DOCX in the order of the page, tables included."""
    body = word.Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def missing_from_word(paper: Paper, content: bytes) -> list[str]:
    """Return the texts of a paper that its DOCX does not carry."""
    found = squeezed(word_text(content))
    return [text for text in texts_of(paper) if squeezed(text) not in found]


def _blocks(value: object) -> object:
    """Leave out what speaks of the layout alone."""
    layout = {"kind", "look", "align", "width", "across"}
    if isinstance(value, dict):
        return {name: _blocks(each) for name, each in value.items() if name not in layout}
    if isinstance(value, list):
        return [_blocks(each) for each in value]
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
