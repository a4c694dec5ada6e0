"""Compute a decided result again, as anybody can from the result file, and compare everything."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assessments.domain.bundle import read_bundle
from assessments.domain.recheck import recheck
from prizes.selectors.integrity import differences
from prizes.selectors.reviews import decision_bundle

if TYPE_CHECKING:
    from prizes.models import Award, Decision


@dataclass(frozen=True)
class RecheckedPlace:
    """A contestant's place as decided and as computed now; None where there is none any more."""

    name: str
    decided: int
    computed: int | None

    @property
    def is_same(self) -> bool:
        """Say whether both are one place."""
        return self.decided == self.computed


@dataclass(frozen=True)
class RecheckedCategory:
    """The places of one category, in the order of the decision."""

    name: str
    places: tuple[RecheckedPlace, ...]


@dataclass(frozen=True)
class Rechecked:
    """Both digests of the inputs, all places, and a sentence for each thing that differs."""

    digest: str
    frozen_digest: str
    categories: tuple[RecheckedCategory, ...]
    differences: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs anywhere."""
        places = (place.is_same for each in self.categories for place in each.places)
        return self.digest == self.frozen_digest and not self.differences and all(places)


def recheck_of(decision: Decision) -> Rechecked:
    """Compute the decision's own result file again; compare with decision, ledger and digest."""
    found = differences(decision)
    computed: dict[str, int] = {}
    digest = ""
    try:
        bundle = read_bundle(decision_bundle(decision))
    except ValueError:  # frozen inputs that nobody can read: `differences` says so
        pass
    else:
        again = recheck(bundle)
        digest, found = again.digest, [*found, *again.differences]
        computed = {
            place.contestant: place.place
            for category in bundle.categories.values()
            for place in category.places
        }
    return Rechecked(digest, decision.result.digest, _categories(decision, computed), tuple(found))


def _categories(decision: Decision, computed: dict[str, int]) -> tuple[RecheckedCategory, ...]:
    awards = decision.awards.select_related("contestant").order_by(
        "contestant__category__order", "contestant__category", "place", "name"
    )
    return tuple(
        RecheckedCategory(name, tuple(_place(award, computed) for award in group))
        for name, group in groupby(awards, key=lambda award: award.category_name)
    )


def _place(award: Award, computed: dict[str, int]) -> RecheckedPlace:
    return RecheckedPlace(award.name, award.place, computed.get(award.contestant.public_id))
