"""Take photos and proposals of the register through the same checks as every upload."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from groups.models import Facilitator, Kube
from kube_awards.core.errors import Refused
from kube_awards.core.forms import PageForm, RowForm
from kube_awards.core.pdf.text import clean_text
from kube_awards.core.uploads import checked_pdf, portrait, profile_photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.files.base import File
    from django.utils.functional import _StrPromise

    Check = Callable[[File[bytes]], ContentFile[bytes]]
    ModelForm = forms.ModelForm[Kube | Facilitator]
else:
    ModelForm = forms.ModelForm

DOTTED = re.compile(r"\d{1,3}(\.\d{3})+")
FIRST_YEAR, LAST_YEAR, LARGEST = 1945, 2100, 32_767
NAMES = ("name", "kelurahan", "business", "chair", "secretary", "treasurer")


class PrivateFileInput(AdminFileWidget):
    """Say whether there is a file, without the address that a private file does not have."""

    template_name = "groups/widgets/private_file.html"

    def is_initial(self, value: object) -> bool:
        """Ask for the name: Django's own widget asks for the address."""
        return bool(value and getattr(value, "name", ""))


class RegisterForm(ModelForm):
    """Check what is uploaded; keep or clear what is there."""

    checks: ClassVar[dict[str, Check]] = {}

    def clean(self) -> dict[str, object]:
        """Replace each upload by the safe file, or say at its field why it is not taken."""
        cleaned = super().clean() or {}
        for name, check in self.checks.items():
            if isinstance(upload := cleaned.get(name), UploadedFile):
                try:
                    cleaned[name] = check(upload)
                except Refused as refusal:
                    self.add_error(name, str(refusal))
        self.instance.portrait = self._portrait(cleaned.get("photo"))
        return cleaned

    def _portrait(self, photo: object) -> object:
        """Return the small picture of a new photo; the old one of an old photo, none of none."""
        if isinstance(photo, ContentFile):
            return portrait(photo)
        return self.instance.portrait if photo else ""


class KubeForm(RegisterForm):
    """A group with its photo and its proposal."""

    checks: ClassVar = {"photo": profile_photo, "proposal": checked_pdf}

    class Meta:
        model = Kube
        exclude: ClassVar[list[str]] = []
        widgets: ClassVar = {"photo": PrivateFileInput, "proposal": PrivateFileInput}


class FacilitatorForm(RegisterForm):
    """A facilitator with photo and proposal."""

    checks: ClassVar = {"photo": profile_photo, "proposal": checked_pdf}

    class Meta:
        model = Facilitator
        exclude: ClassVar[list[str]] = []
        widgets: ClassVar = {"photo": PrivateFileInput, "proposal": PrivateFileInput}


class UploadForm(PageForm):
    """One file for a row of the register; `name` says which."""

    LABELS: ClassVar = {"photo": _("Foto (JPEG, PNG, atau WebP)"), "proposal": _("Proposal (PDF)")}
    ACCEPT: ClassVar = {
        "photo": "image/jpeg,image/png,image/webp",
        "proposal": "application/pdf",
    }
    berkas = forms.FileField(
        help_text=_("Paling besar 10 MB."),
        error_messages={
            "required": _("Pilih dulu berkasnya."),
            "empty": _("Berkas ini kosong. Pilih berkas lain."),
        },
    )

    def __init__(self, name: str, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's own
        """Ask for the file of this name."""
        super().__init__(*args, **options)
        self.fields["berkas"].label = self.LABELS[name]
        self.fields["berkas"].widget = forms.FileInput(attrs={"accept": self.ACCEPT[name]})


class RupiahField(forms.IntegerField):
    """An amount in whole rupiah, written with or without dots."""

    widget = forms.TextInput

    def to_python(self, value: object) -> int | None:
        """Read "Rp1.500.000" as the number it is."""
        text = str(value or "").strip().lower().removeprefix("rp").strip()
        plain = text.replace(".", "") if DOTTED.fullmatch(text) else text
        return super().to_python(plain)

    def prepare_value(self, value: object) -> object:
        """Show a stored amount with dots."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def digits() -> forms.TextInput:
    """Return a field for digits: a number input changes when somebody scrolls over it."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def year_field(label: str | _StrPromise) -> forms.IntegerField:
    """Return a field for a year."""
    return forms.IntegerField(
        label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=digits()
    )


def amount(label: str | _StrPromise) -> RupiahField:
    """Return a field for an amount that may be unknown."""
    return RupiahField(label=label, min_value=0, required=False, widget=digits())


class EntrantForm(RowForm):
    """What the register says of somebody; the contact is typed anew, never shown again."""

    kontak = forms.CharField(
        label=_("Kontak baru"),
        max_length=60,
        required=False,
        help_text=_("Kosongkan bila tidak berubah. Kontak tidak pernah ditampilkan tanpa diminta."),
    )
    hapus_kontak = forms.BooleanField(label=_("Hapus kontak yang tersimpan"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's own
        """Say of the fields that may stay blank that they may."""
        super().__init__(*args, **options)
        if not getattr(self.instance, "contact", ""):
            self.fields["kontak"].label = _("Kontak")
            self.fields["kontak"].help_text = _("Nomor telepon; hanya dilihat panitia.")
            del self.fields["hapus_kontak"]
        for name, field in self.fields.items():
            if not field.required and name in self.optional:
                field.label = format_lazy("{} ({})", field.label, _("boleh dikosongkan"))

    optional: ClassVar[tuple[str, ...]] = ("profile", "kontak")

    def clean(self) -> dict[str, object]:
        """Drop from names what nobody sees: blanks at the ends, marks that turn the writing."""
        cleaned = super().clean() or {}
        for name in NAMES:
            if isinstance(text := cleaned.get(name), str):
                cleaned[name] = clean_text(text)
                if not cleaned[name] and self.fields[name].required:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def changes(self) -> dict[str, object]:
        """Return the facts; the contact only where it is to change."""
        facts = super().changes()
        typed, cleared = str(facts.pop("kontak", "")).strip(), facts.pop("hapus_kontak", False)
        if typed or cleared:
            facts["contact"] = typed
        return facts


class KubeRowForm(EntrantForm):
    """A group, with the facts that judges ask for."""

    optional = (
        *("secretary", "treasurer", "income_before", "income_after", "savings"),
        *("working_capital", "profile", "kontak"),
    )
    founded_year = year_field(_("Tahun berdiri"))
    families = forms.IntegerField(
        label=_("Jumlah keluarga"), min_value=1, max_value=LARGEST, widget=digits()
    )
    income_before = amount(_("Pendapatan per bulan sebelum"))
    income_after = amount(_("Pendapatan per bulan sekarang"))
    savings = amount(_("Tabungan kelompok"))
    working_capital = amount(_("Modal usaha"))

    class Meta:
        model = Kube
        fields = (
            *("name", "region", "kelurahan", "business", "founded_year", "families"),
            *("chair", "secretary", "treasurer"),
            *("income_before", "income_after", "savings", "working_capital", "iks_running"),
            "profile",
        )
        widgets: ClassVar = {"profile": forms.Textarea(attrs={"rows": 3})}


class FacilitatorRowForm(EntrantForm):
    """A facilitator, and the group accompanied."""

    optional = ("kube", "profile", "kontak")
    since_year = year_field(_("Mendampingi sejak tahun"))
    groups_served = forms.IntegerField(
        label=_("Jumlah KUBE dampingan"), min_value=0, max_value=LARGEST, widget=digits()
    )

    class Meta:
        model = Facilitator
        fields = (
            *("name", "region", "kelurahan", "kube", "since_year", "groups_served"),
            *("consents_to_publication", "profile"),
        )
        widgets: ClassVar = {"profile": forms.Textarea(attrs={"rows": 3})}


class RegionForm(PageForm):
    """A region that is not in the list yet."""

    code = forms.CharField(label=_("Kode Kemendagri"), max_length=5)
    official_name = forms.CharField(label=_("Nama resmi"), max_length=100)
    short_name = forms.CharField(label=_("Nama pendek"), max_length=50)
