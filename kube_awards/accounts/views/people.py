"""People pages, for superadmins: who may sign in, and as what."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kube_awards.accounts import services
from kube_awards.accounts.forms import KnownPersonForm, NewPersonForm, PersonForm, StepForm
from kube_awards.accounts.permissions import require_role
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import (
    get_person,
    has_second_factor,
    invitation_status,
    invitation_statuses,
    people,
)
from kube_awards.accounts.services import invitations
from kube_awards.accounts.services.invitations import invite_by_mail
from kube_awards.core.errors import Conflict, Refused
from kube_awards.core.mail import reaches_people

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kube_awards.accounts.models import User
    from kube_awards.accounts.selectors import InvitationStatus

CONFLICT, UNPROCESSABLE = 409, 422

logger = logging.getLogger(__name__)


class Step(Protocol):
    """A service that does one thing to one person."""

    def __call__(self, *, user: User, actor: User) -> object:
        """Take the step, or raise Refused."""


@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """List everybody who may sign in."""
    require_role(request, Role.SUPERADMIN)
    listed = list(people())
    statuses = invitation_statuses(listed)
    rows = [(each, statuses[each.pk]) for each in listed]
    return render(request, "accounts/people_list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person, and mail an invitation to who got a role."""
    actor = require_role(request, Role.SUPERADMIN)
    form = NewPersonForm(request.POST or None)
    user = create_from(form, actor) if form.is_valid() else None
    if user is None:
        return answer(request, "accounts/add_person.html", form, {})
    if user.roles:
        take(request, partial(invite_by_mail, seen=""), user, actor, sent())
    else:
        messages.success(request, _("Orang ditambahkan. Tanpa peran, ia belum diundang."))
    return redirect("accounts:person", user.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one person; change the name and the roles."""
    actor = require_role(request, Role.SUPERADMIN)
    user = get_person(public_id)
    status, had_password = invitation_status(user), user.has_usable_password()
    known = {"full_name": user.full_name, "roles": sorted(user.roles), "versi": user.stamp}
    form = KnownPersonForm(request.POST or None, initial=known)
    try:
        is_changed = form.is_valid() and change_from(form, user, actor)
    except Conflict:
        clash = {"clash": True, "differences": form.meet(get_person(public_id))}
        facts = facts_about(user, status) | clash
        return answer(request, "accounts/person.html", form, facts, CONFLICT)
    if is_changed:
        user = get_person(public_id)
        messages.success(request, _("Perubahan disimpan."))
        if had_password and not user.has_usable_password():
            messages.warning(request, dropped())
        elif status.was_invited and not invitation_status(user).was_invited:
            messages.warning(request, _("Perannya bertambah: kirim ulang undangannya."))
        return redirect("accounts:person", user.public_id)
    return answer(request, "accounts/person.html", form, facts_about(user, status))


@require_POST
def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mail a first or a new invitation; the link of the one before works no more."""
    service = partial(invite_by_mail, seen=request.POST.get("terlihat", ""))
    return step(request, public_id, service, sent())


@require_POST
def end_invitation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the link of an invitation work no more."""
    service = partial(invitations.end_invitation, seen=request.POST.get("terlihat", ""))
    return step(request, public_id, service, _("Undangan diakhiri; tautannya tidak berlaku lagi."))


@require_POST
def remove_second_factor(request: HttpRequest, public_id: str) -> HttpResponse:
    """Free somebody who lost the phone or the key."""
    done = _("Pengaman tambahan sudah dihapus.")
    return step(request, public_id, services.remove_second_factor, done)


@require_POST
def deactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shut somebody out."""
    return step(request, public_id, services.deactivate_user, _("Akun sudah dinonaktifkan."))


@require_POST
def reactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let somebody in again."""
    return step(request, public_id, services.reactivate_user, _("Akun sudah diaktifkan."))


def step(request: HttpRequest, public_id: str, service: Step, done: str) -> HttpResponse:
    """Take one step on one person and go back to their page with the outcome."""
    actor = require_role(request, Role.SUPERADMIN)
    user = get_person(public_id)
    take(request, service, user, actor, done)
    return redirect("accounts:person", user.public_id)


def dropped() -> str:
    """Say why somebody who got a first role has no password any more."""
    return _(
        "Tautan undangan orang ini pernah tampil di layar orang lain. Kata sandi, pengaman, dan"
        " sesinya dihapus; ia masuk dengan kode yang dikirim ke emailnya."
    )


def sent() -> str:
    """Say that an invitation was mailed, and where mail does not leave, that it did not."""
    if reaches_people():
        return _("Undangan sudah dikirim.")
    return _("Undangan dibuat. Pemasangan ini belum mengirim email ke luar; suratnya di server.")


def facts_about(user: User, status: InvitationStatus) -> dict[str, object]:
    """Return what the page of a person shows beside the form."""
    return {
        "person": user,
        "status": status,
        "invitation_steps": invitation_steps(user, status),
        "steps": steps_for(user),
    }


def invitation_steps(user: User, status: InvitationStatus) -> list[StepForm]:
    """Return the buttons of an invitation that make sense now; who is nothing is not invited."""
    invites = _("Kirim ulang undangan") if status.newest else _("Kirim undangan")
    has_purpose = bool(user.roles or status.newest)
    buttons = [
        (status.may_be_invited and has_purpose, "invite", invites),
        (status.was_invited, "end_invitation", _("Akhiri undangan")),
    ]
    return step_forms(user, buttons, seen=status.stamp)


def steps_for(user: User) -> list[StepForm]:
    """Return the buttons of the account that make sense for this person now."""
    buttons = [
        (has_second_factor(user), "remove_second_factor", _("Hapus pengaman tambahan")),
        (user.is_active, "deactivate", _("Nonaktifkan akun")),
        (not user.is_active, "reactivate", _("Aktifkan akun")),
    ]
    return step_forms(user, buttons)


def step_forms(
    user: User, buttons: list[tuple[bool, str, str]], seen: str | None = None
) -> list[StepForm]:
    """Return the forms of the sensible buttons."""
    return [
        StepForm(action=reverse(f"accounts:{name}", args=[user.public_id]), label=label, seen=seen)
        for sensible, name, label in buttons
        if sensible
    ]


def take(request: HttpRequest, service: Step, user: User, actor: User, done: str) -> None:
    """Call service and say how it went; a silent mail server is a message, not a crash."""
    try:
        service(user=user, actor=actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    except OSError:
        logger.exception("mail to user=%s was not accepted", user.public_id)
        failed = _("Email tidak dapat dikirim sekarang; undangannya dibatalkan. Kirim ulang nanti.")
        messages.error(request, failed)
    else:
        messages.success(request, done)


def create_from(form: NewPersonForm, actor: User) -> User | None:
    """Return the person form describes, or put the reason against it on the form."""
    try:
        return services.create_user(**form.cleaned_data, actor=actor)
    except ValidationError as error:
        form.add_error(None, error)
        return None


def change_from(form: KnownPersonForm, user: User, actor: User) -> bool:
    """Write name and roles together, or put the reason against it on the form."""
    facts = {name: form.cleaned_data[name] for name in ("full_name", "roles")}
    try:
        services.update_person(user=user, **facts, seen=form.cleaned_data["versi"], actor=actor)
    except Conflict:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def answer(
    request: HttpRequest,
    template: str,
    form: PersonForm,
    context: dict[str, object],
    code: int = 200,
) -> HttpResponse:
    """Render form; 422 where it came back with errors."""
    code = UNPROCESSABLE if form.errors else code
    return render(request, template, context | {"form": form}, status=code)
