"""Ask for a new year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Edition
from assessments.services.editions import Calendar, refuse_taken_year
from kube_awards.core.errors import Refused
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    import datetime as dt

    from django.http import QueryDict

FIRST_YEAR, LAST_YEAR = 2000, 2100
TOO_EARLY = _("Waktu tutup mendahului tanggal penilaian.")


def day_input() -> forms.DateInput:
    """Return a field that browsers show as a calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment_input() -> forms.DateTimeInput:
    """Return a field that browsers show as a calendar with a clock."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def closes_too_early(judged_on: dt.date | None, closes_at: dt.datetime | None) -> bool:
    """Say whether judging would be closed before the day of judging."""
    if judged_on is None or closes_at is None:
        return False
    return timezone.localtime(closes_at).date() < judged_on


class NewEditionForm(PageForm):
    """Ask which edition to copy, and for what is new every year."""

    source = forms.ModelChoiceField(
        Edition.objects.all(),
        label=_("Salin dari"),
        required=False,
        empty_label=_("Tanpa salinan: mulai kosong"),
        help_text=_(
            "Yang disalin: kategori, aspek, indikator, bobot, arti nilai, aturan, hadiah, kop, "
            "logo, dan penanda tangan. Nilai dan peserta tidak pernah disalin."
        ),
    )
    year = forms.IntegerField(
        label=_("Tahun"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Isi tahun edisi."),
            "invalid": _("Tulis tahun, misalnya 2026."),
        },
    )
    judged_on = forms.DateField(
        label=_("Tanggal penilaian"),
        widget=day_input(),
        error_messages={
            "required": _("Isi tanggal penilaian."),
            "invalid": _("Tulis tanggal seperti 27-09-2018."),
        },
    )
    closes_at = forms.DateTimeField(
        label=_("Penilaian ditutup (WIB, boleh dikosongkan)"),
        required=False,
        widget=moment_input(),
        help_text=_("Bila kosong, panitia menutup penilaian sendiri."),
        error_messages={"invalid": _("Tulis tanggal dan jam seperti 27-09-2018 16:00.")},
    )
    with_judges = forms.BooleanField(
        label=_("Salin juga panel juri"),
        required=False,
        help_text=_("Catatan tidak hadir dan benturan kepentingan tidak ikut disalin."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Offer the newest edition and the year after it; without one, ask for the dates only."""
        super().__init__(data)
        newest = Edition.objects.order_by("-year", "-pk").first()
        this_year = timezone.localdate().year
        self.initial["year"] = max(newest.year + 1, this_year) if newest else this_year
        if newest is None:
            del self.fields["source"], self.fields["with_judges"]
        else:
            self.initial["source"] = newest.pk

    def clean_year(self) -> int:
        """Refuse a year that has an edition."""
        year: int = self.cleaned_data["year"]
        try:
            refuse_taken_year(year)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return year

    def clean(self) -> dict[str, object]:
        """Refuse a closing before the day of judging."""
        cleaned = super().clean() or {}
        if closes_too_early(self.cleaned_data.get("judged_on"), self.cleaned_data.get("closes_at")):
            self.add_error("closes_at", TOO_EARLY)
        return cleaned

    @property
    def calendar(self) -> Calendar:
        """Return what is new this year."""
        asked = self.cleaned_data
        return Calendar(asked["year"], asked["judged_on"], asked["closes_at"])

    @property
    def chosen(self) -> Edition | None:
        """Return the edition to copy, or None."""
        return self.cleaned_data.get("source")

    @property
    def takes_judges(self) -> bool:
        """Say whether the panel comes along."""
        return bool(self.cleaned_data.get("with_judges"))
