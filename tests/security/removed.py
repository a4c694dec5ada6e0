"""Take a judge off a panel in the ladder's world, and remember it in each browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.services.panel import remove_judge
from kube_awards.console.views.seats import remember
from tests.factories import make_judge, signed_in
from tests.invitations import invited

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition
    from assessments.services.panel import RemovedJudge
    from kube_awards.accounts.models import User


def one_removed(edition: Edition) -> RemovedJudge:
    """Invite the second judge; take a fourth off the panel and return what brings them back."""
    invited(edition.judges.get(order=2).user)
    judge = make_judge(edition)
    return remove_judge(judge=judge, actor=judge.user)


def browser_that_removed(user: User, removed: RemovedJudge | None) -> Client:
    """Return a browser in which user has signed in, and has just taken that judge off."""
    client = signed_in(user)
    if removed is not None:
        session = client.session
        remember(session, removed)
        session.save()
    return client
