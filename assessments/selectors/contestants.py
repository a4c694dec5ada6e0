"""Read who competes in each category, with what staff should look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Contestant
from groups.models import Facilitator, Region
from groups.selectors import is_unusual_size

if TYPE_CHECKING:
    from assessments.models import Category, Edition


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
    """A category with its contestants in running order, and the regions that sent nobody."""

    category: Category
    rows: tuple[ContestantRow, ...]
    absent_regions: tuple[str, ...]


def contestants_by_category(edition: Edition) -> list[CategoryRows]:
    """Return the contestants of an edition; four queries however many there are."""
    contestants = list(
        Contestant.objects.filter(category__edition=edition)
        .select_related("kube", "facilitator", "region", "category")
        .order_by("category__order", "running_order")
    )
    regions = list(Region.objects.filter(is_active=True).order_by("order"))
    kube = [each.kube_id for each in contestants if each.kube_id]
    paired: set[int | None] = set(
        Facilitator.objects.filter(kube__in=kube).values_list("kube_id", flat=True)
    )
    found = []
    for category in edition.categories.order_by("order"):
        own = [each for each in contestants if each.category_id == category.pk]
        sent = Counter(each.region_id for each in own if not each.is_withdrawn)
        rows = tuple(ContestantRow(each, _concerns(each, sent, paired)) for each in own)
        absent = tuple(region.short_name for region in regions if not sent[region.pk])
        found.append(CategoryRows(category, rows, absent if own else ()))
    return found


def _concerns(
    contestant: Contestant, sent: Counter[int], paired: set[int | None]
) -> tuple[str, ...]:
    concerns = []
    if not contestant.is_withdrawn and sent[contestant.region_id] > 1:
        concerns.append(_("Ada peserta lain dari wilayah ini."))
    if contestant.kube is None:
        if contestant.facilitator and contestant.facilitator.kube_id is None:
            concerns.append(_("Belum dipasangkan dengan KUBE."))
        return tuple(concerns)
    if contestant.kube_id not in paired:
        concerns.append(_("Belum ada pendamping."))
    if is_unusual_size(contestant.kube.families):
        concerns.append(
            _("%(families)d keluarga, di luar 5–20.") % {"families": contestant.kube.families}
        )
    return tuple(concerns)
