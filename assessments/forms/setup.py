"""Ask for the identity of an edition and for the rules of its categories."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.editions import (
    FIRST_YEAR,
    LAST_YEAR,
    TOO_EARLY,
    closes_too_early,
    day_input,
    moment_input,
)
from assessments.forms.office import OfficeForm
from assessments.models import Category, HolePolicy, Method
from assessments.services.editions import refuse_taken_year
from kube_awards.core.errors import Refused
from kube_awards.core.forms import RowForm

if TYPE_CHECKING:
    import datetime as dt

    from crispy_forms.helper import FormHelper

LARGEST_PANEL = 99
LARGEST_UNIT = 1_000_000
IDENTITY_FIELDS = (
    "year",
    "title",
    "level",
    "venue",
    "judged_on",
    "closes_at",
    "rules_confirmed",
)


def number_input() -> forms.TextInput:
    """Return a field for digits: browsers change a number input when somebody scrolls over it."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class IdentityForm(OfficeForm):
    """What an edition is called, when and where it is, and what its papers carry."""

    year = forms.IntegerField(
        label=_("Tahun"), min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=number_input()
    )

    class Meta(OfficeForm.Meta):
        fields = (*IDENTITY_FIELDS, *OfficeForm.Meta.fields)
        labels: ClassVar = OfficeForm.Meta.labels | {
            "venue": _("Tempat penilaian (boleh dikosongkan dulu)"),
            "closes_at": _("Penilaian ditutup (WIB, boleh dikosongkan)"),
        }
        help_texts: ClassVar = OfficeForm.Meta.help_texts | {
            "closes_at": _("Bila kosong, panitia menutup penilaian sendiri."),
        }
        widgets: ClassVar[dict[str, forms.Widget]] = OfficeForm.Meta.widgets | {
            "judged_on": day_input(),
            "closes_at": moment_input(),
        }

    @property
    def helper(self) -> FormHelper:
        """Group the fields as the checklist does."""
        helper: FormHelper = super().helper
        helper.layout = Layout(
            "versi",
            Fieldset(str(_("Identitas dan tanggal")), *IDENTITY_FIELDS, css_class="kcard formpart"),
            *self.paper_parts(),
        )
        return helper

    def clean_year(self) -> int:
        """Refuse a year that has an edition."""
        year: int = self.cleaned_data["year"]
        try:
            refuse_taken_year(year, besides=self.instance)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return year

    def clean_closes_at(self) -> dt.datetime | None:
        """Refuse a closing before the day of judging."""
        closes_at: dt.datetime | None = self.cleaned_data["closes_at"]
        if closes_too_early(self.cleaned_data.get("judged_on"), closes_at):
            raise forms.ValidationError(TOO_EARLY)
        return closes_at


class RulesForm(RowForm):
    """How a result is made of the sheets; each rule with what it means."""

    minimum_panel = forms.IntegerField(
        label=_("Juri paling sedikit"),
        min_value=1,
        max_value=LARGEST_PANEL,
        widget=number_input(),
        help_text=_(
            "Bila juri yang dihitung lebih sedikit dari ini, tidak ada peringkat. Rerata "
            "terpangkas selalu perlu sedikitnya lima juri."
        ),
    )
    prize_unit = forms.IntegerField(
        label=_("Pembulatan hadiah ke bawah (rupiah)"),
        min_value=1,
        max_value=LARGEST_UNIT,
        widget=number_input(),
        help_text=_(
            "Hadiah yang dibagi dibulatkan ke bawah ke kelipatan ini; sisanya tetap di kas daerah."
        ),
    )

    class Meta:
        model = Category
        fields = (
            *("name", "method", "hole_policy", "ladder", "minimum_panel"),
            *("prize_sharing", "prize_unit"),
        )
        labels: ClassVar = {"name": _("Nama kategori")}
        help_texts: ClassVar = {
            "name": _("Tercetak pada piagam dan halaman pengumuman."),
            "method": _(
                "Rerata tertimbang memakai nilai semua juri yang dihitung. Rerata terpangkas "
                "membuang satu nilai tertinggi dan satu terendah tiap peserta."
            ),
            "hole_policy": _(
                "Panel bersama: juri yang tidak menilai satu peserta tidak dihitung di kategori "
                "ini, sehingga semua peserta dinilai orang yang sama. Disesuaikan: semua juri "
                "dihitung, dan perbedaan keketatan mereka diperhitungkan."
            ),
            "ladder": _(
                "Dipakai hanya bila nilai akhir persis sama. Bila tetap sama, panel yang "
                "memutuskan, secara tertulis."
            ),
            "prize_sharing": _("Dipakai hanya bila beberapa peserta menempati satu peringkat."),
        }
        widgets: ClassVar = {
            "method": forms.RadioSelect,
            "hole_policy": forms.RadioSelect,
            "ladder": forms.RadioSelect,
            "prize_sharing": forms.RadioSelect,
        }

    @property
    def helper(self) -> FormHelper:
        """Keep ranking and prizes apart."""
        helper: FormHelper = super().helper
        helper.layout = Layout(
            "versi",
            Div("name", "method", "hole_policy", "ladder", "minimum_panel", css_class="kcard"),
            Div("prize_sharing", "prize_unit", css_class="kcard mt-3"),
        )
        return helper

    def clean_hole_policy(self) -> str:
        """Refuse the one pair of rules that gives no result."""
        policy: str = self.cleaned_data["hole_policy"]
        trimmed = self.cleaned_data.get("method") == Method.TRIMMED_MEAN
        if trimmed and policy == HolePolicy.ADJUSTED:
            raise forms.ValidationError(
                _("Rerata terpangkas hanya dapat dipakai bersama “Panel bersama”.")
            )
        return policy
