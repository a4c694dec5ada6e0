"""Import the register: KUBE, and the facilitators with the KUBE they accompany."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Facilitator, Kube, Region
from kube_awards.console.imports import cells
from kube_awards.console.imports.kind import Column, Kind, Record

if TYPE_CHECKING:
    from django.db.models import Model

    from assessments.models import Edition


def bare_name(text: object) -> str:
    """Return a name as it is compared: one blank between words, no capitals, without KUBE."""
    return " ".join(str(text).casefold().split()).removeprefix("kube ")


def region_choices() -> tuple[str, ...]:
    """Return the names of the regions for the list in the template."""
    return tuple(Region.objects.values_list("short_name", flat=True))


def named(stored: Model) -> tuple[str, object]:
    """Return what a row of the register is found by."""
    return bare_name(getattr(stored, "name", "")), getattr(stored, "region_id", None)


class KubeKind(Kind):
    """Groups, found by name and region."""

    slug, label, sheet = "kube", gettext_lazy("KUBE"), "KUBE"

    def __init__(self, edition: Edition) -> None:
        """Read all groups; one query."""
        super().__init__(edition)
        self.stored = {named(each): each for each in Kube.objects.select_related("region")}

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template."""
        name, text, number = cells.text_of(120), cells.text_of(80), cells.whole
        return (
            Column("Nama KUBE", "name", name, "Melati Jaya", is_required=True),
            Column("Wilayah", "region", cells.region_reader(), "Jakarta Timur",
                   is_required=True, choices=region_choices()),
            Column("Kelurahan", "kelurahan", text, "Cipinang", is_required=True),
            Column("Usaha", "business", cells.text_of(160), "Katering", is_required=True),
            Column("Tahun berdiri", "founded_year", cells.year, "2015", is_required=True),
            Column("Ketua", "chair", name, "Sri Wahyuni", is_required=True),
            Column("Sekretaris", "secretary", name, ""),
            Column("Bendahara", "treasurer", name, ""),
            Column("Jumlah keluarga", "families", cells.families, "10", is_required=True),
            Column("Pendapatan sebelum", "income_before", number, "1500000"),
            Column("Pendapatan sekarang", "income_after", number, "4000000"),
            Column("Tabungan", "savings", number, ""),
            Column("Modal usaha", "working_capital", number, ""),
            Column("IKS berjalan", "iks_running", cells.yes_no, "ya",
                   choices=("ya", "tidak")),
            Column("Profil singkat", "profile", cells.text_of(1000), ""),
            Column("Kontak", "contact", cells.contact, "0812-0000-0000", is_private=True),
        )  # fmt: skip

    def complete(self, record: Record) -> None:
        """Take the word KUBE off a name: papers write it in front."""
        name = str(record.values["name"])
        if name.upper().startswith("KUBE "):
            record.values["name"] = name[5:].strip()
            self.tell(record, "name", _("Kata KUBE di depan tidak perlu ditulis."), warning=True)

    def key(self, record: Record) -> object:
        """Return name and region."""
        region = record.values["region"]
        return bare_name(record.values["name"]), region.pk if isinstance(region, Region) else 0

    def find(self, record: Record) -> Model | None:
        """Return the group of this name in this region."""
        return self.stored.get(self.key(record))  # type: ignore[call-overload,no-any-return]


class FacilitatorKind(Kind):
    """Facilitators, found by name and region."""

    slug, label, sheet = "pendamping", gettext_lazy("Pendamping"), "Pendamping"

    def __init__(self, edition: Edition) -> None:
        """Read all facilitators and all groups; two queries."""
        super().__init__(edition)
        people = Facilitator.objects.select_related("region", "kube")
        self.stored = {named(each): each for each in people}
        self.kubes = {named(each): each for each in Kube.objects.all()}

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template."""
        name, text = cells.text_of(120), cells.text_of(80)
        return (
            Column("Nama pendamping", "name", name, "Rahma Sari", is_required=True),
            Column("Wilayah", "region", cells.region_reader(), "Jakarta Timur",
                   is_required=True, choices=region_choices()),
            Column("Kelurahan", "kelurahan", text, "Cipinang", is_required=True),
            Column("KUBE yang didampingi", "kube", name, "Melati Jaya"),
            Column("Mendampingi sejak", "since_year", cells.year, "2016",
                   is_required=True),
            Column("Jumlah KUBE dampingan", "groups_served", cells.small, "3"),
            Column("Setuju namanya diumumkan", "consents_to_publication", cells.yes_no,
                   "ya", choices=("ya", "tidak")),
            Column("Profil singkat", "profile", cells.text_of(1000), ""),
            Column("Kontak", "contact", cells.contact, "0812-0000-0000", is_private=True),
        )  # fmt: skip

    def complete(self, record: Record) -> None:
        """Find the group by its name, in the region of the facilitator."""
        if "kube" not in record.values:
            return
        region = record.values["region"]
        where = region.pk if isinstance(region, Region) else 0
        kube = self.kubes.get((bare_name(record.values["kube"]), where))
        if kube is None:
            sentence = _("KUBE ini belum ada di %(region)s.") % {"region": region}
            self.tell(record, "kube", sentence, _("Impor KUBE dulu, atau periksa ejaannya."))
        record.values["kube"] = kube

    def key(self, record: Record) -> object:
        """Return name and region."""
        region = record.values["region"]
        return bare_name(record.values["name"]), region.pk if isinstance(region, Region) else 0

    def find(self, record: Record) -> Model | None:
        """Return the facilitator of this name in this region."""
        return self.stored.get(self.key(record))  # type: ignore[call-overload,no-any-return]
