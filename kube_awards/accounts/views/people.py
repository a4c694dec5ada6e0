"""People pages, for superadmins: who may sign in, and as what."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kube_awards.accounts import services
from kube_awards.accounts.forms import NewPersonForm, PersonForm, StepForm
from kube_awards.accounts.permissions import require_role
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import get_person, has_second_factor, people
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kube_awards.accounts.models import User

logger = logging.getLogger(__name__)


class Step(Protocol):
    """A service that does one thing to one person."""

    def __call__(self, *, user: User, actor: User | None) -> User:
        """Take the step and return the person."""


@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """List everybody who may sign in."""
    require_role(request, Role.SUPERADMIN)
    return render(request, "accounts/people_list.html", {"people": people()})


@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person and mail a link to set the password."""
    actor = require_role(request, Role.SUPERADMIN)
    form = NewPersonForm(request.POST or None)
    user = create_from(form, actor) if form.is_valid() else None
    if user is None:
        return answer(request, "accounts/add_person.html", form)
    take(request, services.send_password_link, user, actor, _("Tautan sandi sudah dikirim."))
    return redirect("accounts:person", user.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one person; change the name and the roles."""
    actor = require_role(request, Role.SUPERADMIN)
    user = get_person(public_id)
    known = {"full_name": user.full_name, "roles": sorted(user.roles)}
    form = PersonForm(request.POST or None, initial=known)
    if form.is_valid() and change_from(form, user, actor):
        messages.success(request, _("Perubahan disimpan."))
        return redirect("accounts:person", user.public_id)
    shown = get_person(public_id)
    return answer(request, "accounts/person.html", form, person=shown, steps=steps_for(shown))


@require_POST
def send_password_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mail a link to set the password."""
    done = _("Tautan sandi sudah dikirim.")
    return step(request, public_id, services.send_password_link, done)


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


def steps_for(user: User) -> list[StepForm]:
    """Return the buttons that make sense for this person now."""
    buttons = [
        (user.is_active, "send_password_link", _("Kirim tautan sandi")),
        (has_second_factor(user), "remove_second_factor", _("Hapus pengaman tambahan")),
        (user.is_active, "deactivate", _("Nonaktifkan akun")),
        (not user.is_active, "reactivate", _("Aktifkan akun")),
    ]
    return [
        StepForm(action=reverse(f"accounts:{name}", args=[user.public_id]), label=label)
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
        messages.error(request, _("Email tidak dapat dikirim sekarang. Coba lagi nanti."))
    else:
        messages.success(request, done)


def create_from(form: NewPersonForm, actor: User) -> User | None:
    """Return the person form describes, or put the reason against it on the form."""
    try:
        return services.create_user(**form.cleaned_data, actor=actor)
    except ValidationError as error:
        form.add_error(None, error)
        return None


def change_from(form: PersonForm, user: User, actor: User) -> bool:
    """Write name and roles together, or put the reason against it on the form."""
    try:
        with transaction.atomic():
            services.rename_user(user=user, full_name=form.cleaned_data["full_name"], actor=actor)
            services.set_roles(user=user, roles=form.cleaned_data["roles"], actor=actor)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def answer(
    request: HttpRequest, template: str, form: PersonForm, **context: object
) -> HttpResponse:
    """Render form; 422 where it came back with errors."""
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
