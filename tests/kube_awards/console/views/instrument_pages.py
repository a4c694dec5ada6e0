"""Open and send the pages of the instrument of edition 2026, category KUBE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Category
from assessments.selectors.instrument import outline_of

if TYPE_CHECKING:
    from decimal import Decimal

    from django.test import Client

    from tests.pages import Response


def get(client: Client, path: str = "") -> Response:
    return client.get(f"/panitia/2026/indikator/kube/{path}")


def post(client: Client, path: str = "", **fields: str) -> Response:
    fields = {"versi": str(Category.objects.get(edition__slug="2026").version)} | fields
    return client.post(f"/panitia/2026/indikator/kube/{path}", fields, follow=True)


def weights(category: Category) -> list[Decimal]:
    return [aspect.weight for aspect in outline_of(category).aspects]


def names(category: Category) -> list[str]:
    return [each.name for each in outline_of(category).indicators]


def field(category: Category, at: int, kind: str = "bobot") -> str:
    return f"{kind}-{outline_of(category).aspects[at].key}"
