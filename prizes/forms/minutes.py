"""Ask for what the minutes of the panel's meeting say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.editions import day_input
from assessments.models import Judge
from assessments.selectors.people import panel_of
from kube_awards.core.formats import long_date
from kube_awards.core.forms import RowForm
from prizes.models import Minutes
from prizes.selectors.decisions import days_to_decide

if TYPE_CHECKING:
    import datetime as dt

    from django.http import QueryDict


class MinutesForm(RowForm):
    """Number, day and place of the meeting, and the judges who sign."""

    instance: Minutes

    class Meta:
        model = Minutes
        fields = ("number", "held_on", "place", "signers")
        widgets: ClassVar = {"held_on": day_input(), "signers": forms.CheckboxSelectMultiple}
        labels: ClassVar = {
            "number": _("Nomor berita acara (boleh dikosongkan: tercetak titik-titik)")
        }
        error_messages: ClassVar = {
            "held_on": {
                "required": _("Isi tanggal rapat."),
                "invalid": _("Tulis tanggal seperti 27-09-2018."),
            },
            "place": {"required": _("Isi tempat rapat.")},
            "signers": {"required": _("Pilih sedikitnya satu penanda tangan.")},
        }

    def __init__(self, data: QueryDict | None = None, *, instance: Minutes) -> None:
        """Offer the panel that was there, and the day and place of judging."""
        super().__init__(data, instance=instance)
        edition = instance.edition
        panel = panel_of(edition.pk)
        field = cast("forms.ModelMultipleChoiceField[Judge]", self.fields["signers"])
        field.queryset = Judge.objects.filter(edition=edition).select_related("user")
        field.choices = [
            (judge.pk, f"{judge.name} ({judge.get_unsur_display()})") for judge in panel
        ]
        if not instance.pk:
            present = [judge.pk for judge in panel if not hasattr(judge, "absence")]
            self.initial["held_on"] = edition.judged_on
            self.initial["place"] = edition.venue or edition.place
            self.initial["signers"] = present

    def clean_held_on(self) -> dt.date:
        """Refuse a day that no meeting on this edition can have been held on."""
        held_on: dt.date = self.cleaned_data["held_on"]
        first, last = days_to_decide(self.instance.edition)
        if not first <= held_on <= last:
            sentence = _("Tanggal rapat harus antara %(first)s dan %(last)s.")
            days = {"first": long_date(first), "last": long_date(last)}
            raise forms.ValidationError(sentence % days)
        return held_on
