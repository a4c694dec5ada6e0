"""Edit the prizes of a category while the edition is prepared, and read them afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.models import EditionState
from assessments.permissions import Act, get_category_for, may
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict
from prizes.domain.table import table_from, table_record
from prizes.forms.table import PrizeTableForm, with_another_row, without_row
from prizes.selectors.table import budget_of, prize_table
from prizes.services.prizes import save_prizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse, QueryDict

    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.core.forms import Difference
    from prizes.domain.table import PrizeRow

CONFLICT, UNPROCESSABLE = 409, 422
ADD, UNDO, REMOVE = "tambah", "urungkan", re.compile(r"hapus:(\d{1,2})", re.ASCII)
KEY = "urungkan-hadiah"


@dataclass(frozen=True)
class Undo:
    """What the last step took away, and the table as it was before."""

    said: str
    rows: list[PrizeRow]


@dataclass(frozen=True)
class Desk:
    """The prize table at work: who asks, about which category."""

    request: AuthenticatedHttpRequest
    category: Category

    def form(self, data: QueryDict | None = None) -> PrizeTableForm:
        """Return the form over what is stored, with what was typed."""
        return PrizeTableForm(prize_table(self.category), self.category.version, data)

    def answer(
        self, form: PrizeTableForm, status: int = 200, differences: Sequence[Difference] = ()
    ) -> HttpResponse:
        """Show the page with this form."""
        own, stored = self.category.edition, prize_table(self.category)
        in_setup = own.state == EditionState.SETUP
        context = {
            "edition": own,
            "steps": edition_steps(own),
            "category": self.category,
            "form": form,
            "stored": stored,
            "total": sum(row.amount for row in stored),
            "budget": budget_of(own),
            "in_setup": in_setup,
            "may_edit": in_setup and may(self.request.user, Act.RUN_JUDGING, own),
            "undo": find_undo(self.request, self.category),
            "clash": status == CONFLICT,
            "differences": differences,
        }
        return render(self.request, "console/setup/prizes.html", context, status=status)

    def written(self, form: PrizeTableForm, said: str = "") -> HttpResponse:
        """Write the table; what a removal took away can be taken back."""
        if not form.is_valid():
            return self.answer(form, UNPROCESSABLE)
        before = prize_table(self.category)
        try:
            stored = save_prizes(
                category=self.category, rows=form.typed, seen=form.seen, actor=self.request.user
            )
        except Conflict:
            self.category.refresh_from_db()
            current = prize_table(self.category)
            return self.answer(form, CONFLICT, form.meet(current, self.category.version))
        if said:
            note_undo(self.request, stored, before, said)
        else:
            messages.success(self.request, _("Hadiah disimpan."))
        return self.back()

    def back(self) -> HttpResponse:
        """Show the page anew."""
        return redirect("console:prizes", self.category.edition.slug, self.category.kind)


@read_or_post
def prizes(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Show the prizes of a category; each button keeps what was typed."""
    act = Act.RUN_JUDGING if request.method == "POST" else Act.WATCH
    desk = Desk(request, get_category_for(request.user, edition, kind, act))
    if request.method != "POST":
        return desk.answer(desk.form())
    step = request.POST.get("langkah", "")
    if step == UNDO:
        return taken_back(desk)
    if step == ADD:
        return desk.answer(desk.form(with_another_row(request.POST)))
    if found := REMOVE.fullmatch(step):
        return removed(desk, int(found[1]))
    return desk.written(desk.form(request.POST))


def removed(desk: Desk, place: int) -> HttpResponse:
    """Write the table without one place."""
    name = desk.request.POST.get(f"label-{place}") or _("Peringkat %(place)d") % {"place": place}
    form = desk.form(without_row(desk.request.POST, place))
    return desk.written(form, _("%(name)s dihapus.") % {"name": name})


def taken_back(desk: Desk) -> HttpResponse:
    """Undo the last removal, as long as nobody has changed the category since."""
    undo = find_undo(desk.request, desk.category)
    if undo is None:
        messages.warning(desk.request, _("Sudah ada perubahan lain; langkah itu tidak diurungkan."))
        return desk.back()
    save_prizes(
        category=desk.category,
        rows=undo.rows,
        seen=desk.category.version,
        actor=desk.request.user,
    )
    messages.success(desk.request, _("Langkah terakhir diurungkan."))
    return desk.back()


def note_undo(
    request: AuthenticatedHttpRequest, changed: Category, before: Sequence[PrizeRow], said: str
) -> None:
    """Keep the table as it was before a step that made `changed` of the category."""
    request.session[KEY] = {
        "category": changed.pk,
        "version": changed.version,
        "said": said,
        "rows": table_record(before),
    }


def find_undo(request: AuthenticatedHttpRequest, category: Category) -> Undo | None:
    """Return what the person can take back; None once anybody has changed the category since."""
    kept = request.session.get(KEY, {})
    if (kept.get("category"), kept.get("version")) != (category.pk, category.version):
        return None
    return Undo(kept["said"], table_from(kept["rows"]))
