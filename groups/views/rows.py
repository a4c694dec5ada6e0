"""List the KUBE and the facilitators of the register, add, change and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from groups.forms import EntrantForm, FacilitatorRowForm, KubeRowForm, UploadForm
from groups.models import Facilitator, Kube, Removal
from groups.permissions import (
    get_removal,
    get_row_to_read,
    get_row_to_write,
    may_write,
    require_reader,
    require_writer,
)
from groups.selectors import Search, all_regions, found_facilitators, found_kube
from groups.services.removing import remove_from_register, restore_to_register
from groups.services.rows import (
    add_to_register,
    remove_file,
    replace_file,
    reveal_contact,
    update_register,
)
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused
from kube_awards.core.private_files import shown_file

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

CONFLICT, UNPROCESSABLE = 409, 422
UNDO = "register_removal"
MODELS: dict[str, type[Kube | Facilitator]] = {"kube": Kube, "pendamping": Facilitator}
FORMS: dict[str, type[EntrantForm]] = {"kube": KubeRowForm, "pendamping": FacilitatorRowForm}
FOUND = {"kube": found_kube, "pendamping": found_facilitators}


@require_safe
def rows(request: AuthenticatedHttpRequest, kind: str) -> HttpResponse:
    """List one book of the register, a page at a time, as far as it is asked for."""
    user = require_reader(request)
    asked = request.GET.get
    search = Search(asked("cari", "").strip(), asked("wilayah", ""), asked("halaman", "1"))
    key = request.session.get(UNDO)
    context = {
        "kind": kind,
        "search": search,
        "page": FOUND[kind](search),
        "regions": all_regions(),
        "may_write": may_write(user),
        "removal": Removal.objects.filter(public_id=key).first() if key else None,
    }
    return render(request, "groups/rows.html", context)


@read_or_post
def add(request: AuthenticatedHttpRequest, kind: str) -> HttpResponse:
    """Ask for the facts, and add a row to the register."""
    user = require_writer(request)
    form = FORMS[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_to_register(model=MODELS[kind], facts=form.changes(), actor=user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s ditambahkan.") % {"name": row})
            return redirect("console:register_row", kind, row.public_id)
    context = {"kind": kind, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "groups/form.html", context, status=status)


@read_or_post
def change(request: AuthenticatedHttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Show the facts as a form, and write what was typed; a clash shows both."""
    model = MODELS[kind]
    row = get_row_to_write(request, model, public_id)
    context: dict[str, object] = {"kind": kind, "row": row}
    if request.method != "POST":
        return render(request, "groups/form.html", context | {"form": FORMS[kind](instance=row)})
    form = FORMS[kind](request.POST, instance=get_row_to_write(request, model, public_id))
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            changes = form.changes()
            update_register(row=row, changes=changes, seen=form.seen, actor=request.user)
        except Conflict:
            row.refresh_from_db()
            context |= {"clash": True, "differences": form.meet(row)}
            status = CONFLICT
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect("console:register_row", kind, public_id)
    return render(request, "groups/form.html", context | {"form": form}, status=status)


@require_POST
def remove(request: AuthenticatedHttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Take an unused row from the register; the list offers to take that back."""
    row = get_row_to_write(request, MODELS[kind], public_id)
    try:
        removal = remove_from_register(row=row, actor=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("console:register_row", kind, public_id)
    request.session[UNDO] = removal.public_id
    return redirect("groups:rows", kind)


@require_POST
def restore(request: AuthenticatedHttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Put back what was just removed."""
    removal = get_removal(request, public_id)
    row = restore_to_register(removal=removal, actor=request.user)
    request.session.pop(UNDO, None)
    messages.success(request, _("%(name)s dikembalikan.") % {"name": row})
    return redirect("console:register_row", kind, row.public_id)


@never_cache
@require_POST
def reveal(request: AuthenticatedHttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Show the private contact this once; the ledger knows who asked."""
    row = get_row_to_write(request, MODELS[kind], public_id)
    contact = reveal_contact(row=row, actor=request.user)
    return render(
        request, "groups/contact.html", {"kind": kind, "row": row, "revealed_contact": contact}
    )


@read_or_post
def file(request: AuthenticatedHttpRequest, kind: str, public_id: str, name: str) -> HttpResponse:
    """Show the photo or the proposal; take another one, or take it off.

    What is not taken is said at the field, on a page that takes another file at once.
    """
    if request.method != "POST":
        row = get_row_to_read(request, MODELS[kind], public_id)
        if not getattr(row, name):
            raise Http404
        return shown_file(getattr(row, name), called=name)
    row = get_row_to_write(request, MODELS[kind], public_id)
    if "hapus" in request.POST:
        remove_file(row=row, name=name, actor=request.user)
        messages.success(request, _("Berkas dihapus."))
        return redirect("console:register_row", kind, public_id)
    form = UploadForm(name, request.POST, request.FILES)
    if form.is_valid() and file_taken(form, row, name, request.user):
        messages.success(request, _("Berkas disimpan."))
        return redirect("console:register_row", kind, public_id)
    heading = _("Unggah foto") if name == "photo" else _("Unggah proposal")
    context = {
        "kind": kind,
        "row": row,
        "form": form,
        "heading": heading,
        "is_stored": bool(getattr(row, name)),
    }
    return render(request, "groups/file.html", context, status=UNPROCESSABLE)


def file_taken(form: UploadForm, row: Kube | Facilitator, name: str, actor: User) -> bool:
    """Keep the file, or put the reason against it on the form."""
    try:
        replace_file(row=row, name=name, upload=form.cleaned_data["berkas"], actor=actor)
    except Refused as refusal:
        form.add_error("berkas", str(refusal))
    return form.is_valid()
