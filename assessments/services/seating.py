"""Take the single steps of seating a judge; services.panel puts them together under its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Contestant, Edition, EditionState, Judge, ScoreSheet
from assessments.selectors.rules import current_rules_version, sums_fit
from kube_awards.accounts.models import User
from kube_awards.accounts.permissions import named
from kube_awards.accounts.selectors import find_person
from kube_awards.accounts.services import create_user
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from assessments.models import Category


def sitter_of(*, full_name: str, email: str, actor: User) -> User:
    """Return the person with this address, locked; make an account without a role for a new one."""
    known = find_person(email)
    if known is None:
        return create_user(email=email, full_name=full_name, actor=actor)
    return User.objects.select_for_update().get(pk=known.pk)


def refuse_to_seat(user: User, edition: Edition) -> None:
    """Refuse who sits here already, who holds a role, and who is shut out."""
    facts = {"name": user.full_name, "roles": named(user.roles)}
    if edition.judges.filter(user=user).exists():
        raise Refused(_("%(name)s sudah duduk di panel ini.") % facts)
    if user.roles:
        sentence = _(
            "%(name)s memegang peran %(roles)s. Juri tidak memegang peran lain;"
            " minta superadmin mencabut perannya dulu."
        )
        raise Refused(sentence % facts)
    if not user.is_active:
        sentence = _("Akun %(name)s nonaktif. Minta superadmin mengaktifkannya dulu.")
        raise Refused(sentence % facts)


def hand_over_head(judge: Judge, *, is_head: bool) -> dict[str, object]:
    """Make the judge head of the panel or not (unsaved); return who was, for the ledger.

    Whoever was head before is written at once: the database knows one head only.
    """
    judge.is_head = is_head
    others = Judge.objects.filter(edition=judge.edition_id, is_head=True).exclude(pk=judge.pk)
    former = others.select_related("user").first() if is_head else None
    if former is None:
        return {}
    former.is_head = False
    former.version += 1
    former.save(update_fields=["is_head", "version"])
    return {"head_before": former.name}


def put_at(judge: Judge, order: int | None) -> None:
    """Give the judge a place in the order (unsaved) and number the others around it anew.

    Whoever moves gets a new version: a form that shows the old place must not win.
    """
    others = list(Judge.objects.filter(edition=judge.edition_id).exclude(pk=judge.pk))
    place = min(max(order or len(others) + 1, 1), len(others) + 1)
    judge.order = place
    moved = []
    for number, other in enumerate(others, start=1):
        wanted = number if number < place else number + 1
        if other.order != wanted:
            other.order, other.version = wanted, other.version + 1
            moved.append(other)
    Judge.objects.bulk_update(moved, ["order", "version"])


def lay_out_sheets(judge: Judge) -> int:
    """Lay out the empty sheets of a judge who joins an open panel; return how many.

    They are owed like everybody's: until they are sent, the ranking is not complete.
    """
    edition = judge.edition
    if edition.state != EditionState.OPEN:
        return 0
    size = edition.judges.count()
    sheets = [sheet for each in edition.categories.all() for sheet in _blank(judge, each, size)]
    return len(ScoreSheet.objects.bulk_create(sheets))


def _blank(judge: Judge, category: Category, size: int) -> list[ScoreSheet]:
    rules = current_rules_version(category)
    if not sums_fit(rules.denominator, size):
        sentence = _("%(category)s: bobot terlalu rumit untuk panel sebanyak ini.")
        raise Refused(sentence % {"category": category.name})
    contestants = Contestant.objects.filter(category=category, is_withdrawn=False)
    return [ScoreSheet(judge=judge, contestant=each, rules=rules) for each in contestants]
