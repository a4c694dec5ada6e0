"""Edit the rows of a set-up: the edition's identity with its logo, and the rules of a category."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.forms.setup import IdentityForm, RulesForm
from assessments.models import EditionState
from assessments.permissions import Act, get_category_for, get_edition_for, may
from assessments.services.setup import update_identity, update_rules
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict
from kube_awards.core.private_files import shown_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from assessments.models import Category, Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User
    from kube_awards.core.forms import Difference, RowForm

CONFLICT, UNPROCESSABLE = 409, 422


class Update(Protocol):
    """A service that writes the fields of one row."""

    def __call__(self, *, changes: Mapping[str, object], seen: int, actor: User) -> object:
        """Write them, or raise Conflict."""


@dataclass(frozen=True)
class RowPage:
    """A page that edits one row of the set-up."""

    request: AuthenticatedHttpRequest
    edition: Edition
    template: str
    done: str
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def may_edit(self) -> bool:
        """Say whether this person may change something now."""
        in_setup = self.edition.state == EditionState.SETUP
        return in_setup and may(self.request.user, Act.RUN_JUDGING, self.edition)

    def answer(
        self, form: RowForm, status: int = 200, differences: list[Difference] | None = None
    ) -> HttpResponse:
        """Show the page with this form."""
        context = self.extra | {
            "edition": self.edition,
            "steps": edition_steps(self.edition),
            "form": form,
            "may_edit": self.may_edit,
            "in_setup": self.edition.state == EditionState.SETUP,
            "clash": status == CONFLICT,
            "differences": differences or [],
        }
        return render(self.request, self.template, context, status=status)

    def edited(self, row: Edition | Category, kind: type[RowForm], update: Update) -> HttpResponse:
        """Show the form, and write what was typed; a clash shows both."""
        if self.request.method != "POST":
            return self.answer(kind(instance=row))
        stored = type(row).objects.get(pk=row.pk)  # a form writes what was typed onto its row
        form = kind(self.request.POST, files=self.request.FILES, instance=stored)
        if not form.is_valid():
            return self.answer(form, UNPROCESSABLE)
        try:
            update(changes=form.changes(), seen=form.seen, actor=self.request.user)
        except Conflict:
            row.refresh_from_db()
            return self.answer(form, CONFLICT, form.meet(row))
        messages.success(self.request, self.done)
        row.refresh_from_db()
        return redirect("console:setup", self.edition.slug)


@read_or_post
def identity(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Say what the edition is called, when it is, and what its papers carry."""
    own = get_edition_for(request.user, edition, act_of(request))
    page = RowPage(request, own, "console/setup/identity.html", _("Identitas disimpan."))
    return page.edited(own, IdentityForm, partial(update_identity, edition=own))


@read_or_post
def rules(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Choose how a result is made of the sheets of a category."""
    category = get_category_for(request.user, edition, kind, act_of(request))
    extra: dict[str, object] = {"category": category}
    done = _("Aturan %(category)s disimpan.") % {"category": category.name}
    page = RowPage(request, category.edition, "console/setup/rules.html", done, extra)
    return page.edited(category, RulesForm, partial(update_rules, category=category))


@require_safe
def logo(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the logo to staff."""
    own = get_edition_for(request.user, edition, Act.WATCH)
    if not own.logo:
        raise Http404
    return shown_file(own.logo, called="logo")


def act_of(request: AuthenticatedHttpRequest) -> Act:
    """Return what somebody needs: all staff read a set-up, panitia writes it."""
    return Act.RUN_JUDGING if request.method == "POST" else Act.WATCH
