"""Ask a judge for the region and the reason of a conflict of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import RecusalReason
from assessments.models.circumstances import REASON_LENGTH
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.selectors.recusals import RegionChoice


class RecusalForm(PageForm):
    """Ask which region, why, and in words where no reason of the list fits."""

    wilayah = forms.ChoiceField(
        label=gettext_lazy("Wilayah"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih wilayahnya.")},
    )
    alasan = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        widget=forms.RadioSelect,
        choices=RecusalReason.choices,
        error_messages={"required": gettext_lazy("Pilih alasannya.")},
    )
    keterangan = forms.CharField(
        label=gettext_lazy("Keterangan"),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wajib bila memilih “Alasan lain”."),
    )

    def __init__(
        self, regions: Iterable[RegionChoice], data: Mapping[str, object] | None = None
    ) -> None:
        """Offer these regions, each with the names of its contestants."""
        super().__init__(data)
        field = self.fields["wilayah"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [
            (region.code, f"{region.name}: {', '.join(region.contestants)}") for region in regions
        ]

    def clean(self) -> dict[str, object]:
        """Demand words for a reason that is not in the list."""
        cleaned: dict[str, object] = self.cleaned_data
        said = str(cleaned.get("keterangan", "")).strip()
        if cleaned.get("alasan") == RecusalReason.OTHER and not said:
            self.add_error("keterangan", _("Tulis alasan benturan kepentingan."))
        return cleaned
