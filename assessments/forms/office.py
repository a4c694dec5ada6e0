"""Ask for what the papers of an edition carry: letterhead, logo, paper and signatory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Edition
from kube_awards.core.errors import Refused
from kube_awards.core.forms import RowForm
from kube_awards.core.uploads import emblem

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper
    from django.core.files.base import ContentFile

    from kube_awards.core.forms import Difference
    from kube_awards.core.models import Versioned

CHOOSE_AGAIN = _("Logo belum disimpan. Pilih lagi berkasnya.")
PAPER_FIELDS = ("letterhead", "paper", "place", "white_ground", "certificate_line")
DECREE_FIELDS = ("legal_basis", "decree_paragraphs", "decree_copies")
SIGNATORY_FIELDS = ("signatory_title", "signatory_name", "signatory_nip")


class OfficeForm(RowForm):
    """What the papers carry; it may change as long as papers are made."""

    logo = forms.FileField(
        label=_("Berkas logo (boleh dikosongkan)"),
        required=False,
        help_text=_("JPEG, PNG, atau WebP, paling besar 10 MB. SVG tidak diterima."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )
    hapus_logo = forms.BooleanField(label=_("Hapus logo"), required=False)

    instance: Edition

    class Meta:
        model = Edition
        fields: ClassVar[tuple[str, ...]] = (*PAPER_FIELDS, *SIGNATORY_FIELDS, *DECREE_FIELDS)
        labels: ClassVar = {
            "letterhead": _("Kop (boleh dikosongkan dulu)"),
            "certificate_line": _("Baris tambahan pada piagam (boleh dikosongkan)"),
            "signatory_title": _("Jabatan penanda tangan (boleh dikosongkan dulu)"),
            "signatory_name": _("Nama penanda tangan (boleh dikosongkan dulu)"),
            "signatory_nip": _("NIP (boleh dikosongkan)"),
            "legal_basis": _("Dasar hukum, “Mengingat” (boleh dikosongkan dulu)"),
            "decree_paragraphs": _("Diktum tambahan (boleh dikosongkan)"),
            "decree_copies": _("Tembusan (boleh dikosongkan)"),
        }
        help_texts: ClassVar = {
            "paper": _("Kertas untuk piagam dan naskah lain."),
            "place": _("Tercetak di depan tanggal, misalnya “Jakarta, 27 September 2026”."),
            "white_ground": _("Pilih bila dicetak pada kertas yang sudah berwarna."),
            "certificate_line": _("Misalnya “dalam rangka Hari Kesetiakawanan Sosial Nasional”."),
            "signatory_title": _("Boleh lebih dari satu baris, misalnya dengan a.n. atau Plt."),
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "letterhead": forms.Textarea(attrs={"rows": 4}),
            "signatory_title": forms.Textarea(attrs={"rows": 2}),
            "legal_basis": forms.Textarea(attrs={"rows": 5}),
            "decree_paragraphs": forms.Textarea(attrs={"rows": 3}),
            "decree_copies": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's own
        """Ask whether to take a logo off where there is one."""
        super().__init__(*args, **options)
        if not self.instance.logo:
            del self.fields["hapus_logo"]

    @property
    def helper(self) -> FormHelper:
        """Group the fields by what they are for."""
        helper: FormHelper = super().helper
        helper.layout = Layout("versi", *self.paper_parts())
        return helper

    def paper_parts(self) -> tuple[Fieldset, Fieldset, Fieldset]:
        """Return the groups that every form with these fields shows."""
        logo = ["logo", *(["hapus_logo"] if "hapus_logo" in self.fields else [])]
        first, *rest = PAPER_FIELDS
        return (
            Fieldset(
                str(_("Kop dan kertas")),
                first,
                HTML('{% include "console/setup/includes/logo.html" %}'),
                *logo,
                *rest,
                css_id="kop",
                css_class="kcard formpart",
            ),
            Fieldset(
                str(_("Penanda tangan")),
                *SIGNATORY_FIELDS,
                css_id="penanda-tangan",
                css_class="kcard formpart",
            ),
            Fieldset(
                str(_("Keputusan kepala dinas")),
                *DECREE_FIELDS,
                css_id="keputusan",
                css_class="kcard formpart",
            ),
        )

    def clean_logo(self) -> ContentFile[bytes] | None:
        """Take the picture written anew, or say why it is none."""
        upload = self.cleaned_data["logo"]
        try:
            return emblem(upload) if upload else None
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, object]:
        """Remind of a picture that something else kept out: no browser sends it again."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if self.errors and cleaned.get("logo"):
            self.add_error("logo", CHOOSE_AGAIN)
        return cleaned

    def changes(self) -> dict[str, object]:
        """Return what the fields hold; the logo only where it is to change."""
        facts = super().changes()
        picture, is_dropped = facts.pop("logo"), facts.pop("hapus_logo", False)
        return facts | {"logo": picture} if picture or is_dropped else facts

    def meet(self, stored: Versioned) -> list[Difference]:
        """Speak of the stored version, and remind of a picture that was not kept."""
        found = super().meet(stored)
        if self.cleaned_data.get("logo"):
            self.add_error("logo", CHOOSE_AGAIN)
        return found
