"""Ask for what is withheld from an award, and for the moment of handing it over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, cast

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.editions import day_input
from kube_awards.core.formats import rupiah
from kube_awards.core.forms import PageForm, RowForm
from prizes.forms.table import LARGEST_AMOUNT, RupiahField
from prizes.models import Capacity, HandoverWay, Payment, TaxTreatment
from prizes.selectors.payments import suggested_receiver, unfit_handover

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from django.http import QueryDict

#: As long as an account number or a NIK; amounts have dots between their digits.
LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){9,}")
FOR_ALL = (TaxTreatment.NONE, TaxTreatment.PPH21, TaxTreatment.PPH23)
FOR_ONE = (Capacity.SELF, Capacity.PROXY)
FOR_A_GROUP = (Capacity.CHAIR, Capacity.SECRETARY, Capacity.TREASURER, Capacity.PROXY)
NO_NAME = _("Tulis nama yang menerima.")


class ReceiverForm(RowForm):
    """Who receives an award; offers whom the register knows until somebody is written down."""

    instance: Payment

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        instance: Payment,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        """Offer the capacities that fit a group or a person."""
        super().__init__(data, instance=instance, initial=initial)
        award = instance.award
        offered = FOR_A_GROUP if award.contestant.kube_id else FOR_ONE
        capacity = cast("forms.ChoiceField", self.fields["receiver_capacity"])
        capacity.choices = [(each.value, each.label) for each in offered]
        if not self.initial["receiver_name"]:
            suggested = suggested_receiver(award)
            self.initial["receiver_name"] = suggested.name
            self.initial["receiver_capacity"] = suggested.capacity


class PaymentForm(ReceiverForm):
    """Tax, receiver, number, meterai box and note of one award."""

    tax = RupiahField(
        label=_("Jumlah potongan (rupiah)"),
        required=False,
        help_text=_("Hanya dipakai untuk pilihan “Jumlah lain, diisi sendiri”."),
        validators=[MaxValueValidator(LARGEST_AMOUNT)],
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Payment
        fields = (
            *("tax_rule", "tax", "receiver_name", "receiver_capacity"),
            *("number", "with_meterai", "note"),
        )
        labels: ClassVar = {
            "number": _("Nomor tanda terima (boleh dikosongkan: tercetak titik-titik)"),
            "note": _("Catatan untuk panitia (tidak dicetak)"),
        }
        help_texts: ClassVar = {
            "with_meterai": _("Apakah tanda terima ini kena meterai, bendahara yang menentukan."),
            "note": _("Jangan tulis nomor rekening atau NIK."),
        }

    def __init__(
        self, data: QueryDict | None = None, *, instance: Payment, **options: object
    ) -> None:
        """Show an amount only where it was typed."""
        super().__init__(data, instance=instance, **options)  # type: ignore[arg-type]
        if instance.tax_rule != TaxTreatment.MANUAL:
            self.initial["tax"] = None

    def clean_note(self) -> str:
        """Refuse what may be an account number or a NIK."""
        note: str = self.cleaned_data["note"]
        if LONG_NUMBER.search(note):
            raise forms.ValidationError(
                gettext("Catatan ini memuat nomor yang panjang. Jangan tulis rekening atau NIK.")
            )
        return note

    def clean(self) -> dict[str, object]:
        """Ask for the amount where it is to be typed, and drop it elsewhere."""
        asked: dict[str, object] = super().clean() or self.cleaned_data
        if asked.get("tax_rule") != TaxTreatment.MANUAL:
            asked["tax"] = None
        elif "tax" in asked:
            self._check_typed(cast("int | None", asked["tax"]))
        return asked

    def _check_typed(self, tax: int | None) -> None:
        gross = self.instance.award.amount
        if tax is None:
            self.add_error("tax", gettext("Isi jumlah potongannya, misalnya 440.000."))
        elif tax > gross:
            sentence = gettext("Potongan tidak boleh melebihi jumlah bruto, %(gross)s.")
            self.add_error("tax", sentence % {"gross": rupiah(gross)})


class HandoverForm(ReceiverForm):
    """Who received the award, when, and how."""

    way = forms.ChoiceField(
        label=_("Cara penyerahan"),
        choices=HandoverWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih cara penyerahan.")},
    )

    class Meta:
        model = Payment
        fields = ("handed_over_on", "receiver_name", "receiver_capacity", "way")
        widgets: ClassVar = {"handed_over_on": day_input()}
        error_messages: ClassVar = {
            "handed_over_on": {
                "required": _("Isi tanggal diterima."),
                "invalid": _("Tulis tanggal seperti 27-09-2018."),
            }
        }

    def __init__(
        self, data: QueryDict | None = None, *, instance: Payment, **options: object
    ) -> None:
        """Require a receiver, who may stay open until now."""
        super().__init__(data, instance=instance, **options)  # type: ignore[arg-type]
        self.fields["handed_over_on"].required = True
        self.fields["receiver_name"].required = True
        self.fields["receiver_name"].error_messages["required"] = NO_NAME

    def clean_handed_over_on(self) -> dt.date:
        """Refuse a day before the decision or after today."""
        on: dt.date = self.cleaned_data["handed_over_on"]
        if flaw := unfit_handover(self.instance.award.decision, on):
            raise forms.ValidationError(flaw)
        return on


class CategoryTaxForm(PageForm):
    """One rule for every award of a category that nobody has decided yet."""

    aturan = forms.ChoiceField(
        label=_("Potongan untuk semua yang belum ditentukan"),
        choices=[("", _("Pilih …")), *((each.value, each.label) for each in FOR_ALL)],
        error_messages={"required": _("Pilih aturan potongan untuk kategori ini.")},
    )
