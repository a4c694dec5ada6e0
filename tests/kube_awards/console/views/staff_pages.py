"""Open the pages of an edition as the tests of this folder read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition


def page(client: Client, edition: Edition, path: str = "") -> str:
    return words_of(client.get(f"/panitia/{edition.slug}/{path}"))
