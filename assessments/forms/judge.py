"""Ask who sits on the panel, and what stands about a judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Judge, Unsur
from assessments.selectors.panel import may_rename
from assessments.services.panel import Seat
from kube_awards.core.forms import RowForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from kube_awards.core.models import Versioned


class JudgeForm(RowForm):
    """What stands about a judge; the name only where it is this panel's own to correct."""

    nama = forms.CharField(
        label=_("Nama lengkap dan gelar"),
        max_length=120,
        help_text=_("Seperti akan tercetak di berita acara."),
        error_messages={"required": _("Tulis nama juri.")},
    )
    unsur = forms.ChoiceField(
        label=_("Unsur juri"),
        choices=Unsur.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih unsur juri.")},
    )
    order = forms.IntegerField(
        label=_("Urutan"),
        min_value=1,
        max_value=999,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Tempat dalam daftar; juri lain bergeser. Kosongkan untuk tempat terakhir."),
    )
    field_order = ("nama", "email", "unsur", "institution", "is_head", "order")

    class Meta:
        model = Judge
        fields = ("unsur", "institution", "is_head", "order")
        help_texts = {
            "is_head": _("Satu ketua untuk satu panel; ketua sebelumnya berhenti menjadi ketua.")
        }

    def __init__(
        self, data: QueryDict | None = None, *, instance: Versioned | None = None, **options: object
    ) -> None:
        """Show the name of the judge at hand, where it may be corrected."""
        super().__init__(data, instance=instance, **options)
        judge = cast("Judge", self.instance)
        if judge.pk is None:
            self.initial["order"] = None
            return
        self.fields["order"].help_text = _("Tempat dalam daftar; juri lain bergeser.")
        self.fields["nama"].initial = judge.user.full_name
        if not may_rename(judge.user):
            del self.fields["nama"]

    @property
    def seat(self) -> Seat:
        """Return what the form says about the judge."""
        known = self.cleaned_data
        return Seat(known["unsur"], known["institution"], known["is_head"], known["order"])


class NewJudgeForm(JudgeForm):
    """Somebody for the panel: the address says whether the person is known already."""

    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        help_text=_("Undangan dikirim ke alamat ini. Orang yang sudah terdaftar memakai akunnya."),
        error_messages={
            "required": _("Tulis alamat email juri."),
            "invalid": _("Tulis alamat email yang lengkap, misalnya nama@contoh.id."),
        },
    )
