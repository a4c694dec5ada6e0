"""Read where a KUBE or a facilitator stood over the years, from approved decisions only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.models import Contestant, Placement
from groups.models import Kube
from prizes.models import Award, DecisionState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.models import Edition
    from groups.models import Facilitator


@dataclass(frozen=True)
class Participation:
    """One year: where, with which place and title; both are unknown before two people said so."""

    edition: Edition
    category: str
    is_withdrawn: bool
    place: int | None = None
    title: str = ""


@dataclass(frozen=True)
class History:
    """All years, the newest first."""

    years: tuple[Participation, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles won, each with its year."""
        return tuple(f"{each.title} ({each.edition.year})" for each in self.years if each.title)


def history_of(row: Kube | Facilitator) -> History:
    """Return the years in which row competed."""
    own = {"kube": row} if isinstance(row, Kube) else {"facilitator": row}
    contestants = list(
        Contestant.objects.filter(**own)
        .select_related("category__edition")
        .order_by("-category__edition__year", "-pk")
    )
    keys = [each.pk for each in contestants]
    places = dict(
        Placement.objects.filter(
            contestant__in=keys, result__decisions__state=DecisionState.APPROVED
        ).values_list("contestant_id", "place")
    )
    titles = titles_of(keys)
    return History(
        tuple(
            Participation(
                each.category.edition,
                each.category.name,
                each.is_withdrawn,
                places.get(each.pk),
                titles.get(each.pk, ""),
            )
            for each in contestants
        )
    )


def titles_of(contestants: Iterable[int]) -> dict[int, str]:
    """Return the title of each of the contestants that an approved decision gave one."""
    awards = Award.objects.filter(
        contestant__in=contestants, decision__state=DecisionState.APPROVED
    ).exclude(label="")
    return dict(awards.values_list("contestant_id", "label"))


def earlier_titles(edition: Edition) -> dict[int, str]:
    """Return what the contestants of an edition won in others, by the contestant's key."""
    awards = (
        Award.objects.filter(decision__state=DecisionState.APPROVED)
        .exclude(label="")
        .exclude(contestant__category__edition=edition)
        .order_by("-decision__edition__year")
        .values_list(
            "contestant__kube_id", "contestant__facilitator_id", "label", "decision__edition__year"
        )
    )
    won: dict[tuple[int | None, int | None], list[str]] = {}
    for kube, facilitator, label, year in awards:
        won.setdefault((kube, facilitator), []).append(f"{label} ({year})")
    own = Contestant.objects.filter(category__edition=edition)
    return {
        key: ", ".join(won[kube, facilitator])
        for key, kube, facilitator in own.values_list("pk", "kube_id", "facilitator_id")
        if (kube, facilitator) in won
    }
