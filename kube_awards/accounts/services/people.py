"""What may happen to people; each step writes its ledger line in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.models import RoleGrant, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import link_was_shown, superadmin_grants
from kube_awards.accounts.services.invitations import withdraw_invitation
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.services import record, sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@transaction.atomic
def create_user(
    *,
    email: str,
    full_name: str,
    password: str | None = None,
    roles: Iterable[Role] = (),
    is_sample: bool = False,
    actor: User | None = None,
    reason: str = "",
) -> User:
    """Add a person who may sign in; without a password they get in by invitation or e-mailed code.

    Raise ValidationError for a used address or a weak password. The address counts as verified:
    allauth would refuse a second factor otherwise.
    """
    user = User(email=email.strip().lower(), full_name=full_name.strip(), is_sample=is_sample)
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    granted = sorted({Role(role) for role in roles})
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in granted)
    facts = {"full_name": user.full_name, "email": sealed(user.email), "roles": granted}
    record(
        actor=actor,
        action="user.created",
        obj=user,
        after=facts | {"is_sample": is_sample},
        reason=reason,
    )
    return user


@transaction.atomic
def update_person(
    *, user: User, full_name: str, roles: Iterable[Role], seen: str, actor: User
) -> User:
    """Write name and roles together; raise Conflict where they are not as they were seen.

    `seen` is the person's stamp. Superadmins who change each other wait in one queue.
    """
    list(superadmin_grants().select_for_update())
    stored = User.objects.select_for_update().get(pk=user.pk)
    if stored.stamp != seen:
        raise Conflict(_("Data ini juga diubah orang lain sejak Anda membukanya."))
    rename_user(user=stored, full_name=full_name, actor=actor)
    return set_roles(user=stored, roles=roles, actor=actor)


@transaction.atomic
def rename_user(*, user: User, full_name: str, actor: User | None) -> User:
    """Correct the name of a person; the old one stays in the ledger."""
    before, user.full_name = user.full_name, full_name.strip()
    if user.full_name == before:
        return user
    user.full_clean()
    user.save(update_fields=["full_name"])
    record(
        actor=actor,
        action="user.renamed",
        obj=user,
        before={"full_name": before},
        after={"full_name": user.full_name},
    )
    return user


@transaction.atomic
def set_roles(*, user: User, roles: Iterable[Role], actor: User | None) -> User:
    """Grant and revoke until user holds exactly roles."""
    wanted, held = frozenset(roles), user.roles
    for role in sorted(wanted - held):
        grant_role(user=user, role=role, actor=actor)
    for role in sorted(held - wanted):
        revoke_role(user=user, role=role, actor=actor)
    return user


@transaction.atomic
def grant_role(*, user: User, role: Role, actor: User | None) -> User:
    """Give user a role, never to oneself; granting it twice changes nothing.

    An invitation that was made before it opened less: it works no more. Nor does what was set up
    behind a link that somebody else saw: with the first role only the mailbox leads in.
    """
    if actor is not None and actor.pk == user.pk:
        raise Refused(
            _("Anda tidak dapat memberi peran kepada diri sendiri. Minta superadmin lain.")
        )
    User.objects.select_for_update().get(pk=user.pk)
    is_first = not RoleGrant.objects.filter(user=user).exists()
    _grant, created = RoleGrant.objects.get_or_create(user=user, role=role)
    if created:
        withdraw_invitation(user)
        record(actor=actor, action="user.role_granted", obj=user, after={"role": role})
    if is_first and link_was_shown(user):
        drop_ways_in(user=user, actor=actor)
    return forget_roles(user)


@transaction.atomic
def revoke_role(*, user: User, role: Role, actor: User | None) -> User:
    """Take a role away; refuse for the last superadmin, and for superadmins on themselves."""
    if role == Role.SUPERADMIN:
        refuse_for_oneself(user, actor)
        refuse_for_last_superadmin(user)
    deleted, _each = RoleGrant.objects.filter(user=user, role=role).delete()
    if deleted:
        record(actor=actor, action="user.role_revoked", obj=user, before={"role": role})
    return forget_roles(user)


@transaction.atomic
def deactivate_user(*, user: User, actor: User | None, reason: str = "") -> User:
    """Shut user out at once: no sign-in any more, and every open session ends."""
    refuse_for_oneself(user, actor)
    refuse_for_last_superadmin(user)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise Refused(_("Akun ini sudah nonaktif."))
    user.is_active = False
    ended = end_sessions(user)
    withdrawn = withdraw_invitation(user)
    record(
        actor=actor,
        action="user.deactivated",
        obj=user,
        before={"is_active": True},
        after={"is_active": False, "sessions_ended": ended, "invitations_withdrawn": withdrawn},
        reason=reason,
    )
    return user


@transaction.atomic
def reactivate_user(*, user: User, actor: User | None) -> User:
    """Let user sign in again."""
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        raise Refused(_("Akun ini sudah aktif."))
    user.is_active = True
    record(
        actor=actor,
        action="user.reactivated",
        obj=user,
        before={"is_active": False},
        after={"is_active": True},
    )
    return user


@transaction.atomic
def remove_second_factor(*, user: User, actor: User | None) -> User:
    """Delete the authenticators of somebody who lost them; they set up new ones at next sign-in.

    Nobody does this to themselves here: the account page asks for the password again first.
    """
    if actor is not None and actor.pk == user.pk:
        raise Refused(_("Atur pengaman tambahan Anda sendiri di halaman akun."))
    owned = Authenticator.objects.filter(user=user)
    kinds = sorted(owned.values_list("type", flat=True))
    if not kinds:
        raise Refused(_("Orang ini belum memasang pengaman tambahan."))
    owned.delete()
    end_sessions(user)
    record(
        actor=actor, action="user.second_factor_removed", obj=user, before={"authenticators": kinds}
    )
    return user


@transaction.atomic
def secure_account(
    *,
    user: User,
    action: str,
    kept_session: str | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> User:
    """End the other sessions of somebody who changed how they sign in, and write down what."""
    ended = end_sessions(user, kept=kept_session)
    record(
        actor=user,
        action=action,
        obj=user,
        before=before,
        after={**(after or {}), "sessions_ended": ended},
    )
    return user


def drop_ways_in(*, user: User, actor: User | None) -> None:
    """Forget password, authenticators and sessions: user comes in by a code from the mailbox."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    ended = end_sessions(user)
    record(actor=actor, action="user.ways_in_dropped", obj=user, after={"sessions_ended": ended})


def end_sessions(user: User, *, kept: str | None = None) -> int:
    """End every known session of user but the one kept; return how many were still alive."""
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=kept or ""))
    alive = [session for session in sessions if session.exists()]
    for session in sessions:
        session.end()
    return len(alive)


def refuse_for_oneself(user: User, actor: User | None) -> None:
    """Refuse what would lock the acting person out."""
    if actor is not None and actor.pk == user.pk:
        raise Refused(
            _("Anda tidak dapat menutup jalan masuk Anda sendiri. Minta superadmin lain.")
        )


def refuse_for_last_superadmin(user: User) -> None:
    """Refuse what would leave nobody to look after the accounts.

    The lock on grants and people lets two superadmins not remove each other in the same moment.
    """
    holders = {grant.user_id for grant in superadmin_grants().select_for_update()}
    if holders == {user.pk}:
        raise Refused(_("Ini superadmin terakhir yang aktif. Tunjuk superadmin lain dulu."))


def forget_roles(user: User) -> User:
    """Make user.roles ask the database again."""
    user.__dict__.pop("roles", None)
    return user
