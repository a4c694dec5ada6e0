"""Edit what the papers of an edition carry, as long as papers are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.forms.office import OfficeForm
from assessments.models import Edition, EditionState
from assessments.permissions import Act, get_edition_for
from assessments.services.setup import update_office
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, WrongState
from kube_awards.core.pdf import PdfError
from prizes.documents import certificate_page
from prizes.wording import Office, office_content

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.core.forms import Difference

CONFLICT, UNPROCESSABLE = 409, 422


@read_or_post
def office(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show letterhead, paper and signatory, and write what was typed; a clash shows both."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    if request.method != "POST":
        return _answer(request, own, OfficeForm(instance=own))
    stored = Edition.objects.get(pk=own.pk)  # a form writes what was typed onto its row
    form = OfficeForm(request.POST, files=request.FILES, instance=stored)
    if not form.is_valid() or not _is_printable(form):
        return _answer(request, own, form, UNPROCESSABLE)
    try:
        update_office(edition=own, changes=form.changes(), seen=form.seen, actor=request.user)
    except Conflict:
        own.refresh_from_db()
        return _answer(request, own, form, CONFLICT, form.meet(own))
    except WrongState as refusal:
        form.add_error(None, str(refusal.message))
        return _answer(request, own, form, UNPROCESSABLE)
    messages.success(request, _("Kop, kertas, dan penanda tangan disimpan."))
    return redirect("prizes:documents", own.slug)


def _is_printable(form: OfficeForm) -> bool:
    """Fit what was typed onto a certificate; tell the form where it has no room or no letters."""
    office = Office(form.instance, form.instance.judged_on, logo=b"")
    try:
        certificate_page(office_content(office))
    except PdfError as error:
        form.add_error(None, str(error.message))
        return False
    return True


def _answer(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    form: OfficeForm,
    status: int = 200,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    context = {
        "edition": edition,
        "form": form,
        "is_archived": edition.state == EditionState.ARCHIVED,
        "clash": status == CONFLICT,
        "differences": differences or [],
    }
    return render(request, "prizes/office.html", context, status=status)
