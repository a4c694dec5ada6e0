"""Say who may do what in an edition. A judge holds no other role there, whatever was granted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from assessments.models import Category, Contestant, Edition, Evidence, Judge, ScoreSheet
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.paper import last_readings
from assessments.selectors.sheet_rows import sheets_at_hand
from kube_awards.accounts.permissions import named
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import NotForYou

if TYPE_CHECKING:
    from assessments.models import PaperEntry
    from kube_awards.accounts.models import User


class Act(StrEnum):
    """What a person may be allowed to do in an edition."""

    WATCH = "watch"
    SEE_VALUES = "see_values"
    READ_PANEL = "read_panel"
    RUN_JUDGING = "run_judging"
    READ_DECISION = "read_decision"
    PROPOSE = "propose"
    APPROVE = "approve"
    ANNUL = "annul"
    PUBLISH = "publish"
    READ_DOCUMENTS = "read_documents"
    TAKE_OUT = "take_out"
    TAKE_OUT_CONTACTS = "take_out_contacts"
    ISSUE = "issue"
    READ_PAYMENTS = "read_payments"
    PAY = "pay"
    READ_TRAIL = "read_trail"


STAFF = frozenset({Role.PANITIA, Role.PENETAP, Role.PENGAWAS, Role.BENDAHARA})
SEES_SCORES = frozenset({Role.PANITIA, Role.PENETAP, Role.PENGAWAS})
READS_PANEL = frozenset({Role.PANITIA, Role.PENETAP, Role.PENGAWAS})
READS_TRAIL = READS_PANEL | {Role.SUPERADMIN}
ALLOWED: dict[Act, frozenset[Role]] = {
    Act.WATCH: STAFF,
    Act.SEE_VALUES: SEES_SCORES,
    Act.READ_PANEL: READS_PANEL,
    Act.RUN_JUDGING: frozenset({Role.PANITIA}),
    Act.READ_DECISION: STAFF,
    Act.PROPOSE: frozenset({Role.PANITIA}),
    Act.APPROVE: frozenset({Role.PENETAP}),
    Act.ANNUL: frozenset({Role.PENETAP}),
    Act.PUBLISH: frozenset({Role.PANITIA}),
    Act.READ_DOCUMENTS: STAFF,
    Act.TAKE_OUT: READS_PANEL,
    Act.TAKE_OUT_CONTACTS: frozenset({Role.PANITIA}),
    Act.ISSUE: frozenset({Role.PANITIA}),
    Act.READ_PAYMENTS: STAFF,
    Act.PAY: frozenset({Role.BENDAHARA}),
    Act.READ_TRAIL: READS_TRAIL,
}


def roles_in(user: User, edition: Edition) -> frozenset[Role]:
    """Return the granted roles that count in this edition: none for a judge of it."""
    if Judge.objects.filter(edition=edition, user=user).exists():
        return frozenset()
    return user.roles


def may(user: User, act: Act, edition: Edition) -> bool:
    """Say whether user may do act in edition."""
    return bool(ALLOWED[act] & roles_in(user, edition))


def require(user: User, act: Act, edition: Edition) -> None:
    """Raise NotForYou, naming who may, unless user may do act in edition."""
    if may(user, act, edition):
        return
    if ALLOWED[act] & user.roles:  # it is the seat on the panel that stands in the way
        raise NotForYou(needed=named(ALLOWED[act]), held=_("Juri"))
    raise _not_for(user, act)


def _not_for(user: User, act: Act) -> NotForYou:
    return NotForYou(needed=named(ALLOWED[act]), held=named(user.roles) or user.full_name)


def get_edition_for(user: User, slug: str, act: Act) -> Edition:
    """Return the edition when user may do act there; NotForYou for anybody else.

    Somebody without any role that counts is refused before the edition is looked up, so that an
    address tells nothing about which editions exist.
    """
    if not (STAFF | ALLOWED[act]) & user.roles:
        raise _not_for(user, act)
    edition = get_object_or_404(Edition, slug=slug)
    require(user, act, edition)
    return edition


def get_category_for(user: User, slug: str, kind: str, act: Act) -> Category:
    """Return a category of the edition when user may do act there."""
    edition = get_edition_for(user, slug, act)
    return get_object_or_404(Category.objects.select_related("edition"), edition=edition, kind=kind)


def get_judge_for(user: User, slug: str, public_id: str, act: Act) -> Judge:
    """Return a judge of the edition when user may do act there."""
    edition = get_edition_for(user, slug, act)
    panel = Judge.objects.select_related("edition", "user", "absence")
    return get_object_or_404(panel, edition=edition, public_id=public_id)


def get_sheet_for(user: User, slug: str, public_id: str, act: Act) -> ScoreSheet:
    """Return a sheet of the edition when user may do act there, whoever's sheet it is."""
    edition = get_edition_for(user, slug, act)
    return get_object_or_404(sheets_at_hand(), judge__edition=edition, public_id=public_id)


def get_paper_photo_for(user: User, slug: str, public_id: str) -> PaperEntry:
    """Return the reading with the photo of the paper sheet, for whom its values may be shown to.

    These are the two people who read it; once it has become a sheet and judging is closed, whoever
    may see values.
    """
    sheet = get_sheet_for(user, slug, public_id, Act.WATCH)
    readings = last_readings(sheet)
    if not readings:
        raise Http404
    edition, first = sheet.judge.edition, readings[0]
    shown = first.applied_version is not None and edition.shows_values_to_staff
    is_reader = user.pk in {each.entered_by_id for each in readings}
    if is_reader or (shown and may(user, Act.SEE_VALUES, edition)):
        return first
    raise NotForYou(needed=_("Dua orang yang memasukkan lembar ini"), held=named(user.roles))


def get_own_sheet(user: User, public_id: str) -> ScoreSheet:
    """Return the judge's own sheet; anybody else's is as missing as one that never was.

    So is the own sheet of a contestant whom the judge does not judge (any more).
    """
    own = sheets_within_reach(sheets_at_hand())
    return get_object_or_404(own, public_id=public_id, judge__user=user)


def get_evidence_for(user: User, public_id: str) -> Evidence:
    """Return a photo to the judge of its sheet, and after closing to staff who may see values.

    For anybody else it is as missing as one that never was.
    """
    photo = get_object_or_404(
        Evidence.objects.select_related("sheet__judge__edition", "indicator"), public_id=public_id
    )
    own = ScoreSheet.objects.filter(pk=photo.sheet_id, judge__user=user)
    edition = photo.sheet.judge.edition
    if sheets_within_reach(own).exists():
        return photo
    if edition.shows_values_to_staff and may(user, Act.SEE_VALUES, edition):
        return photo
    raise Http404


def get_contestant_for(user: User, public_id: str) -> Contestant:
    """Return a contestant to who judges it and to staff; Http404 for anybody else."""
    contestant = get_object_or_404(
        Contestant.objects.select_related("kube", "facilitator", "category__edition"),
        public_id=public_id,
    )
    own = ScoreSheet.objects.filter(contestant=contestant, judge__user=user)
    if sheets_within_reach(own).exists() or may(user, Act.WATCH, contestant.category.edition):
        return contestant
    raise Http404


def get_seat(user: User) -> Judge:
    """Return the user's seat on the newest panel; NotForYou for whoever has none."""
    seat = (
        Judge.objects.filter(user=user)
        .select_related("edition", "user", "absence")
        .order_by("-edition__year", "-edition__pk")
        .first()
    )
    if seat is None:
        raise NotForYou(needed=_("Juri"), held=named(user.roles) or user.full_name)
    return seat
