"""Import the panel: who judges, found by e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Judge, Unsur
from kube_awards.accounts.models import User
from kube_awards.accounts.permissions import named
from kube_awards.console.imports import cells
from kube_awards.console.imports.kind import Column, Kind, Record

if TYPE_CHECKING:
    from django.db.models import Model

    from assessments.models import Edition
    from kube_awards.console.imports.report import Change

SEAT = ("unsur", "institution", "is_head")


class JudgeKind(Kind):
    """Judges; somebody new gets an account without a role, and is invited from the panel page."""

    slug, label, sheet = "juri", gettext_lazy("Juri"), "Juri"

    def __init__(self, edition: Edition) -> None:
        """Read the panel, and everybody who might sit on it; three queries."""
        super().__init__(edition)
        judges = Judge.objects.filter(edition=edition).select_related("user")
        self.stored = {each.user.email: each for each in judges}
        self.people = {each.email: each for each in User.objects.prefetch_related("grants")}
        self.heads: list[int] = []

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template."""
        with translation.override(settings.LANGUAGE_CODE):  # a file has one language
            labels = {key: str(label) for key, label in Unsur.choices}
        return (
            Column("Nama juri", "name", cells.text_of(120), "Dra. Sri Wahyuni",
                   is_required=True),
            Column("Email", "email", cells.email, "sri@contoh.id", is_required=True),
            Column("Unsur", "unsur", cells.choice_of(labels), labels["praktisi"],
                   is_required=True, choices=tuple(labels.values())),
            Column("Lembaga", "institution", cells.text_of(120), ""),
            Column("Ketua panel", "is_head", cells.yes_no, "tidak",
                   choices=("ya", "tidak")),
        )  # fmt: skip

    def complete(self, record: Record) -> None:
        """See whether the person may sit; a name that is known stays as it is."""
        person = self.people.get(str(record.values["email"]))
        if record.values.get("is_head"):
            self._one_head(record)
        if person is None:
            return
        if person.full_name != record.values["name"]:
            said = _("Alamat ini milik %(name)s; namanya tidak diubah.")
            self.tell(record, "name", said % {"name": person.full_name}, warning=True)
        if person.roles:
            said = _("Orang ini memegang peran %(roles)s; juri tidak memegang peran lain.")
            remedy = _("Minta superadmin mencabut perannya, atau hapus baris ini.")
            self.tell(record, "email", said % {"roles": named(person.roles)}, remedy)
        if not person.is_active:
            remedy = _("Minta superadmin mengaktifkannya, atau hapus baris ini.")
            self.tell(record, "email", _("Akun ini nonaktif."), remedy)

    def key(self, record: Record) -> object:
        """Return the address."""
        return record.values["email"]

    def find(self, record: Record) -> Model | None:
        """Return the seat that this person has already."""
        return self.stored.get(str(record.values["email"]))

    def compare(self, record: Record) -> Change:
        """Return the change; of somebody who sits already, only the seat is compared."""
        if self.find(record) is not None:
            self.tell(record, "email", _("Sudah duduk di panel ini."), warning=True)
            record.values = {name: value for name, value in record.values.items() if name in SEAT}
        return self.compared(record, self.stored.get(record.texts["email"].lower()))

    def _one_head(self, record: Record) -> None:
        self.heads.append(record.row)
        if len(self.heads) > 1:
            said = _("Ketua panel sudah disebut di baris %(row)d.") % {"row": self.heads[0]}
            self.tell(record, "is_head", said, _("Pilih satu ketua."))
