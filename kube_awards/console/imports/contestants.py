"""Import who competes: rows of the register, by category and running order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Contestant
from groups.models import Facilitator, Kube, Region
from kube_awards.console.imports import cells
from kube_awards.console.imports.kind import Column, Kind, Record
from kube_awards.console.imports.register import bare_name, named, region_choices
from kube_awards.console.imports.report import Change, Problem

if TYPE_CHECKING:
    from django.db.models import Model

    from assessments.models import Edition


class ContestantKind(Kind):
    """Contestants; the KUBE or the facilitator has to be in the register already."""

    slug, label, sheet = "peserta", gettext_lazy("Peserta"), "Peserta"

    def __init__(self, edition: Edition) -> None:
        """Read the register and the contestants of the edition; four queries."""
        self.categories = {each.kind: each for each in edition.categories.all()}
        super().__init__(edition)
        self.register: dict[object, Model] = {
            ("kube", *named(each)): each for each in Kube.objects.all()
        }
        self.register |= {("pendamping", *named(row)): row for row in Facilitator.objects.all()}
        rows = Contestant.objects.filter(category__edition=edition)
        known = rows.select_related("category", "kube", "facilitator", "region")
        self.stored: dict[tuple[int | None, ...], Contestant] = {
            (each.category_id, each.kube_id, each.facilitator_id): each for each in known
        }

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template."""
        kinds = {each.kind: each.name for each in self.categories.values()}
        return (
            Column("Kategori", "category", cells.choice_of(kinds),
                   next(iter(kinds.values()), "KUBE"), is_required=True,
                   choices=tuple(kinds.values())),
            Column("Nama peserta", "name", cells.text_of(120), "Melati Jaya",
                   is_required=True),
            Column("Wilayah", "region", cells.region_reader(), "Jakarta Timur",
                   is_required=True, choices=region_choices()),
            Column("Urutan tampil", "running_order", cells.small, "1"),
        )  # fmt: skip

    def complete(self, record: Record) -> None:
        """Find the row of the register that competes."""
        region, kind = record.values["region"], str(record.values["category"])
        where = region.pk if isinstance(region, Region) else 0
        entrant = self.register.get((kind, bare_name(record.values.pop("name")), where))
        if entrant is None:
            sentence = _("Tidak ada di daftar %(region)s.") % {"region": region}
            self.tell(record, "name", sentence, _("Impor datanya dulu, atau periksa ejaannya."))
            return
        record.values["category"] = self.categories[kind]
        record.values["kube"] = entrant if isinstance(entrant, Kube) else None
        record.values["facilitator"] = entrant if isinstance(entrant, Facilitator) else None

    def key(self, record: Record) -> tuple[int | None, ...]:
        """Return category and entrant."""
        parts = (record.values[name] for name in ("category", "kube", "facilitator"))
        return tuple(getattr(each, "pk", None) for each in parts)

    def find(self, record: Record) -> Model | None:
        """Return the contestant that this row of the register is already."""
        return self.stored.get(self.key(record))

    def finish(self, changes: list[Change]) -> None:
        """Give turns to new rows that have none, and refuse a turn that two have."""
        for category in self.categories.values():
            stored = [each for each in self.stored.values() if each.category_id == category.pk]
            moved = {each.stored.pk: each for each in changes if each.stored is not None}
            turns = {each.running_order: each.name for each in stored if each.pk not in moved}
            mine = [each for each in changes if category_of(each) == category.pk]
            for change in mine:
                self._turn(change, turns)
            last = max(turns, default=0)
            for change in mine:
                if change.stored is None and "running_order" not in change.values:
                    last += 1
                    change.values["running_order"] = last

    def _turn(self, change: Change, turns: dict[int, str]) -> None:
        kept = getattr(change.stored, "running_order", None)
        turn = change.values.get("running_order", kept)
        if not isinstance(turn, int):
            return
        if turn in turns:
            sentence = _("Urutan %(turn)d sudah dipakai %(name)s.")
            said = sentence % {"turn": turn, "name": turns[turn]}
            title = self.column("running_order").title
            remedy = _("Pakai nomor lain, atau kosongkan.")
            self.problems.append(Problem(change.row, title, str(turn), said, remedy))
        turns[turn] = change.label


def category_of(change: Change) -> int | None:
    """Return the category that a change is about."""
    holder = change.values.get("category") or getattr(change.stored, "category", None)
    return getattr(holder, "pk", None)
