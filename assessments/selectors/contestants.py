"""Read who competes in each category, a page at a time, with what staff should look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Contestant
from groups.models import Facilitator, Region
from groups.selectors import is_unusual_size, narrowed, paged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.paginator import Page
    from django.db.models import QuerySet

    from assessments.models import Category, Edition
    from groups.selectors import Search

PER_PAGE = 20  # of each category: a row is tall on a telephone
FEW = 10  # among so many, one step up or down is enough
LOOKED_THROUGH = (
    *("kube__name", "kube__kelurahan", "kube__business"),
    *("facilitator__name", "facilitator__kelurahan", "facilitator__kube__name"),
)


@dataclass(frozen=True)
class ContestantRow:
    """A contestant with the concerns about it, each a sentence."""

    contestant: Contestant
    concerns: tuple[str, ...]

    @property
    def entrant_book(self) -> str:
        """Return the book of the register that the entrant stands in."""
        return "kube" if self.contestant.kube_id else "pendamping"

    @property
    def initials(self) -> str:
        """Return what stands in the place of a photo: two letters of the name, without titles."""
        words = self.contestant.entrant.name.split() if self.contestant.entrant else []
        names = [word for word in words if word[0].isalpha() and not word.endswith((".", ".,"))]
        return "".join(word[0] for word in names[:2]).upper()


@dataclass(frozen=True)
class CategoryRows:
    """A category with a page of its contestants, and the regions that sent nobody."""

    category: Category
    total: int
    page: Page[Contestant]
    rows: tuple[ContestantRow, ...]
    absent_regions: tuple[str, ...]

    @property
    def is_paged(self) -> bool:
        """Say whether the contestants of the category do not fit on one page."""
        return self.total > PER_PAGE

    @property
    def is_long(self) -> bool:
        """Say whether step by step is a long way through the running order."""
        return self.total > FEW


def contestants_by_category(
    edition: Edition, search: Search, pages: Mapping[str, str], won: Mapping[int, str]
) -> list[CategoryRows]:
    """Return the contestants of an edition that are looked for, in running order.

    `pages` names by category the page to show, `won` by contestant the titles of earlier years.
    The number of queries does not depend on how many there are.
    """
    sent: Counter[tuple[int, int]] = Counter()
    totals: Counter[int] = Counter()
    everybody = Contestant.objects.filter(category__edition=edition)
    for category, region, gone in everybody.values_list("category", "region", "is_withdrawn"):
        sent[category, region] += not gone
        totals[category] += 1
    regions = list(Region.objects.filter(is_active=True).order_by("order"))
    found = []
    for each in edition.categories.order_by("order"):
        asked = replace(search, page=pages.get(each.kind, "1"))
        page = paged(_looked_for(each, search), asked, PER_PAGE)
        absent = [region.short_name for region in regions if not sent[each.pk, region.pk]]
        total = totals[each.pk]
        rows = _rows(page, sent, won)
        found.append(CategoryRows(each, total, page, rows, tuple(absent) if total else ()))
    return found


def page_of(contestant: Contestant) -> int:
    """Return the page on which a contestant stands while nothing is looked for."""
    return -(-contestant.running_order // PER_PAGE)


def _looked_for(category: Category, search: Search) -> QuerySet[Contestant]:
    rows = category.contestants.select_related("kube", "facilitator", "region", "category")
    return narrowed(rows.order_by("running_order"), search, LOOKED_THROUGH)


def _rows(
    page: Page[Contestant], sent: Counter[tuple[int, int]], won: Mapping[int, str]
) -> tuple[ContestantRow, ...]:
    kube = [each.kube_id for each in page.object_list if each.kube_id]
    paired: set[int | None] = set(
        Facilitator.objects.filter(kube__in=kube).values_list("kube_id", flat=True)
    )
    rows = []
    for each in page.object_list:
        concerns = _concerns(each, sent, paired)
        if each.pk in won:
            concerns.append(_("Pernah juara: %(titles)s.") % {"titles": won[each.pk]})
        rows.append(ContestantRow(each, tuple(concerns)))
    return tuple(rows)


def _concerns(
    contestant: Contestant, sent: Counter[tuple[int, int]], paired: set[int | None]
) -> list[str]:
    concerns = []
    same = sent[contestant.category_id, contestant.region_id]
    if not contestant.is_withdrawn and same > 1:
        concerns.append(_("Ada peserta lain dari wilayah ini."))
    if contestant.kube is None:
        if contestant.facilitator and contestant.facilitator.kube_id is None:
            concerns.append(_("Belum dipasangkan dengan KUBE."))
        return concerns
    if contestant.kube_id not in paired:
        concerns.append(_("Belum ada pendamping."))
    if is_unusual_size(contestant.kube.families):
        concerns.append(
            _("%(families)d keluarga, di luar 5–20.") % {"families": contestant.kube.families}
        )
    return concerns
