"""Read the panel of an edition: who was invited, who is there, who does not judge whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from assessments.models import Recusal, ScoreSheet, Unsur
from assessments.selectors.people import panel_of
from kube_awards.accounts.selectors import invitation_statuses

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import Edition, Judge
    from kube_awards.accounts.selectors import InvitationStatus


@dataclass(frozen=True)
class PanelMember:
    """One judge as staff see them, never with a value."""

    judge: Judge
    invitation: InvitationStatus
    recusals: tuple[Recusal, ...]
    last_active: dt.datetime | None

    @property
    def is_absent(self) -> bool:
        """Say whether the judge is recorded as absent."""
        return hasattr(self.judge, "absence")

    @property
    def may_be_invited(self) -> bool:
        """Say whether a link would help this judge."""
        return self.invitation.may_be_invited and not self.is_absent


@dataclass(frozen=True)
class Panel:
    """The judges of an edition in their order, and what the panel lacks."""

    members: tuple[PanelMember, ...]

    @property
    def missing_unsur(self) -> list[str]:
        """Name each background that no present judge has."""
        present = {each.judge.unsur for each in self.members if not each.is_absent}
        return [str(unsur.label) for unsur in Unsur if unsur not in present]


def panel_with_invitations(edition: Edition) -> Panel:
    """Return the panel of an edition; four queries, whatever its size."""
    judges = panel_of(edition.pk)
    statuses = invitation_statuses([judge.user for judge in judges])
    recusals, saved = _recusals(edition), _last_saves(edition)
    return Panel(
        tuple(
            PanelMember(
                judge,
                statuses[judge.user_id],
                tuple(recusals[judge.pk]),
                _latest(judge.user.last_login, saved.get(judge.pk)),
            )
            for judge in judges
        )
    )


def _recusals(edition: Edition) -> defaultdict[int, list[Recusal]]:
    found: defaultdict[int, list[Recusal]] = defaultdict(list)
    for recusal in Recusal.objects.filter(judge__edition=edition).select_related("region"):
        found[recusal.judge_id].append(recusal)
    return found


def _last_saves(edition: Edition) -> dict[int, dt.datetime | None]:
    sheets = ScoreSheet.objects.filter(judge__edition=edition).order_by().values("judge")
    return dict(sheets.annotate(last=Max("saved_at")).values_list("judge", "last"))


def _latest(*moments: dt.datetime | None) -> dt.datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
