"""Read the recorded acts of the panel on equal contestants, and who may sign one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import TieDecision, TieKind
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.people import entrants_of, panel_of
from assessments.selectors.scores import live_outcome, open_ties

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assessments.models import Category, Contestant, Judge


@dataclass(frozen=True)
class Signer:
    """A judge of the panel; `obstacle` says why this one cannot sign, or nothing."""

    judge: Judge
    obstacle: str

    @property
    def may_sign(self) -> bool:
        """Say whether nothing stands in the way."""
        return not self.obstacle


@dataclass(frozen=True)
class TieAct:
    """A recorded decision on equals; `is_used` says whether they are equal still."""

    decision: TieDecision
    contestants: tuple[Contestant, ...]
    signers: tuple[Judge, ...]
    is_used: bool

    @property
    def is_joint(self) -> bool:
        """Say whether the panel made them joint winners."""
        return self.decision.kind == TieKind.JOINT


@dataclass(frozen=True)
class TieGroup:
    """Equals whom no rule parts, and what is recorded about any of them.

    Whoever writes says by `seen` what they saw.
    """

    members: tuple[Contestant, ...]
    recorded: tuple[TieAct, ...]

    @property
    def seen(self) -> str:
        """Return the group and what is recorded about it as one text."""
        return seen_text(self.members, [act.decision for act in self.recorded])


def signers_for(contestants: Collection[Contestant], edition_id: int) -> list[Signer]:
    """Return the panel of an edition (primary key), with what keeps a judge from signing.

    Whoever has a conflict of interest with one of the contestants has no word on their order.
    """
    recused = recused_regions(edition_id)
    regions = {contestant.region_id: contestant.region.short_name for contestant in contestants}
    return [
        Signer(judge, _obstacle(judge, [n for r, n in regions.items() if (judge.pk, r) in recused]))
        for judge in panel_of(edition_id)
    ]


def _obstacle(judge: Judge, conflicts: list[str]) -> str:
    if hasattr(judge, "absence"):
        return _("tidak hadir")
    if conflicts:
        return _("benturan kepentingan: %(regions)s") % {"regions": ", ".join(conflicts)}
    return ""


def seen_text(members: Iterable[Contestant], decisions: Iterable[TieDecision]) -> str:
    """Return a group and its decisions as one text: another as soon as either is another."""
    return ";".join(
        ",".join(sorted(each.public_id for each in rows)) for rows in (members, decisions)
    )


def tie_group(contestant: Contestant) -> TieGroup | None:
    """Return the equals of a contestant whom no rule parts, decided or not; None without any."""
    category = contestant.category
    entrants = entrants_of(category)
    everybody = {each.public_id for each in entrants}
    ties = open_ties(live_outcome(category, entrants, undecided=everybody))
    group = next((tie for tie in ties if contestant.public_id in tie), None)
    if group is None:
        return None
    members = tuple(each for each in entrants if each.public_id in group)
    recorded = [act for act in tie_acts(category) if set(act.contestants) & set(members)]
    return TieGroup(members, tuple(recorded))


def tie_acts(category: Category, unused: Collection[tuple[str, ...]] = ()) -> list[TieAct]:
    """Return the recorded decisions of a category; `unused` are groups that are not equal now."""
    decisions = (
        TieDecision.objects.filter(category=category)
        .select_related("recorded_by")
        .prefetch_related(
            "signers__user",
            "members__contestant__kube",
            "members__contestant__facilitator",
            "members__contestant__region",
        )
        .order_by("pk")
    )
    return [_act(decision, unused) for decision in decisions]


def _act(decision: TieDecision, unused: Collection[tuple[str, ...]]) -> TieAct:
    contestants = tuple(member.contestant for member in decision.members.all())
    group = tuple(sorted(each.public_id for each in contestants))
    signers = sorted(decision.signers.all(), key=lambda judge: judge.order)
    return TieAct(decision, contestants, tuple(signers), group not in unused)
