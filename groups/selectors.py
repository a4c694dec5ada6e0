"""Read the register: who is in it, found by name, kelurahan or business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, Prefetch, Q, QuerySet

from groups.models import Facilitator, Kube, Region

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = TypeVar("Row", bound=Model)

PER_PAGE = 50
FEWEST_FAMILIES, MOST_FAMILIES = 5, 20
SHORTEST_NUMBER = 8
MOST_WORDS = 10  # a query grows with each of them
HIDDEN = "••••••"
NO_NAME = "kube"  # it stands before every name, and in none


@dataclass(frozen=True)
class Search:
    """What somebody looks for in the register."""

    text: str = ""
    region: str = ""
    page: str = "1"

    @property
    def is_blank(self) -> bool:
        """Say whether everything is asked for."""
        return not self.text and not self.region


def found_kube(search: Search) -> Page[Kube]:
    """Return a page of groups with region and facilitators, in the order of the regions."""
    paired = Prefetch("facilitator_set", Facilitator.objects.order_by("name"))
    rows = Kube.objects.select_related("region").prefetch_related(paired)
    fields = ("name", "kelurahan", "business")
    return paged(narrowed(rows, search, fields), search)


def found_facilitators(search: Search) -> Page[Facilitator]:
    """Return a page of facilitators with region and group, in the order of the regions."""
    rows = Facilitator.objects.select_related("region", "kube")
    fields = ("name", "kelurahan", "kube__name", "kube__business")
    return paged(narrowed(rows, search, fields), search)


def narrowed(rows: QuerySet[Row], search: Search, fields: Iterable[str]) -> QuerySet[Row]:
    """Keep the rows of a region that hold every word looked for, in any of the fields."""
    if search.region:
        rows = rows.filter(region__code=search.region)
    words = [word for word in search.text.split() if word.lower() != NO_NAME]
    for word in words[:MOST_WORDS]:
        spelt = Q()
        for spelling in spellings(word):
            for field in fields:
                spelt |= Q(**{f"{field}__icontains": spelling})
        rows = rows.filter(spelt)
    return rows


def spellings(word: str) -> set[str]:
    """Return the spellings of a word that count as one.

    SQLite knows the small letters of A to Z only; the others are asked for in either case.
    """
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}


def paged(rows: QuerySet[Row], search: Search, per_page: int = PER_PAGE) -> Page[Row]:
    """Return the page asked for; the nearest where there is none such."""
    return Paginator(rows, per_page).get_page(search.page)


def all_regions() -> list[Region]:
    """Return the regions in their order, those that take no part too."""
    return list(Region.objects.order_by("order", "pk"))


def masked(contact: str) -> str:
    """Return a contact as anybody may see it: the ends of a telephone number, nothing else."""
    digits = [character for character in contact if character.isdigit()]
    others = contact.strip("+ ").replace("-", "").replace(" ", "")
    if not contact:
        return ""
    if len(digits) < SHORTEST_NUMBER or not others.isdigit():
        return HIDDEN
    return f"{''.join(digits[:2])}••• ••• •{''.join(digits[-2:])}"


def is_unusual_size(families: int) -> bool:
    """Say whether a group is smaller or larger than the rules foresee: to be looked at."""
    return not FEWEST_FAMILIES <= families <= MOST_FAMILIES
