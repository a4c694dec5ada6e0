"""Take photos and proposals of the register through the same checks as every upload."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile

from groups.models import Facilitator, Kube
from kube_awards.core.errors import Refused
from kube_awards.core.uploads import checked_pdf, profile_photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.files.base import ContentFile, File

    Check = Callable[[File[bytes]], ContentFile[bytes]]
    ModelForm = forms.ModelForm[Kube | Facilitator]
else:
    ModelForm = forms.ModelForm


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
        return cleaned


class KubeForm(RegisterForm):
    """A group with its photo and its proposal."""

    checks: ClassVar = {"photo": profile_photo, "proposal": checked_pdf}

    class Meta:
        model = Kube
        exclude: ClassVar[list[str]] = []
        widgets: ClassVar = {"photo": PrivateFileInput, "proposal": PrivateFileInput}


class FacilitatorForm(RegisterForm):
    """A facilitator with the proposal."""

    checks: ClassVar = {"proposal": checked_pdf}

    class Meta:
        model = Facilitator
        exclude: ClassVar[list[str]] = []
        widgets: ClassVar = {"proposal": PrivateFileInput}
