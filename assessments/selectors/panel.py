"""Read the panel of an edition: who was invited, who is there, who does not judge whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from assessments.models import Absence, Recusal, ScoreSheet
from assessments.selectors.people import panel_of
from kube_awards.accounts.selectors import InvitationState, invitation_statuses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessments.models import Edition, Judge
    from kube_awards.accounts.models import User
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
    def is_uninvited(self) -> bool:
        """Say whether this judge waits for a link: none was made or sent, or the last ran out."""
        waits = {InvitationState.NONE, InvitationState.REFUSED, InvitationState.EXPIRED}
        return self.invitation.state in waits and not self.is_absent

    @property
    def may_be_invited(self) -> bool:
        """Say whether a link would help this judge."""
        return self.invitation.may_be_invited and not self.is_absent


@dataclass(frozen=True)
class Panel:
    """The judges of an edition in their order."""

    members: tuple[PanelMember, ...]


def panel_with_invitations(edition: Edition) -> Panel:
    """Return the panel of an edition; four queries, whatever its size."""
    return Panel(_members(edition, panel_of(edition.pk)))


def member_of(judge: Judge) -> PanelMember:
    """Return one judge of a panel as staff see them."""
    return _members(judge.edition, [judge])[0]


def _members(edition: Edition, judges: Sequence[Judge]) -> tuple[PanelMember, ...]:
    statuses = invitation_statuses([judge.user for judge in judges])
    recusals, saved = _recusals(edition), _last_saves(edition)
    return tuple(
        PanelMember(
            judge,
            statuses[judge.user_id],
            tuple(recusals[judge.pk]),
            _latest(judge.user.last_login, saved.get(judge.pk)),
        )
        for judge in judges
    )


def traces_of(judge: Judge) -> bool:
    """Say whether a judge has left anything that must not vanish with the seat.

    While judging is open that is also a sign-in: what is unsent may lie on the judge's device.
    """
    if judge.edition.is_open and judge.user.last_login is not None:
        return True
    written = Q(version__gt=0) | Q(paper_entries__isnull=False) | Q(evidence__isnull=False)
    return (
        ScoreSheet.objects.filter(written, judge=judge).exists()
        or Recusal.objects.filter(judge=judge).exists()
        or Absence.objects.filter(judge=judge).exists()
    )


def may_rename(user: User) -> bool:
    """Say whether a name is this panel's own to correct: no role, and no second panel."""
    return not user.roles and user.judge_seats.count() == 1


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
