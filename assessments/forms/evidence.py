"""Ask a judge for a photo, in a form of its own beside the sheet's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict
    from django.utils.datastructures import MultiValueDict

# Named one by one: an iPhone then sends its HEIC photos as JPEG by itself.
ACCEPT = "image/jpeg,image/png,image/webp"


class EvidenceForm(PageForm):
    """One photo for one indicator."""

    def __init__(
        self,
        number: int,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
    ) -> None:
        """Build the field; its widget belongs to the form `bukti-<number>` of the page."""
        super().__init__(data, files, auto_id=f"id_%s-{number}")
        self.fields["foto"] = forms.FileField(
            label=_("Tambah foto untuk indikator %(number)d") % {"number": number},
            help_text=_("Paling besar 10 MB. Lokasi dan data kamera dibuang."),
            widget=forms.FileInput(attrs={"accept": ACCEPT, "form": f"bukti-{number}"}),
            error_messages={"required": _("Pilih dulu fotonya."), "empty": _("Pilih foto lain.")},
        )
