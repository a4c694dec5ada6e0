"""Ask which entries of the audit trail to show; everything stands in the address."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import ScoreSheet
from kube_awards.accounts.models import User
from kube_awards.console.trail.objects import SHEET, keys_of
from kube_awards.console.trail.words import ACTIONS
from kube_awards.core.formats import JAKARTA
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from kube_awards.ledger.models import Entry

SYSTEM = "sistem"
OBJECT_LENGTH = 120
SEQ_MOST = 2**63 - 1
DAY = {"invalid": gettext_lazy("Tulis tanggal seperti 24/11/2026.")}
FIRST, LAST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
YEARS = gettext_lazy("Tahun harus antara 2000 dan 2100.")
SENSIBLE = [MinValueValidator(FIRST, YEARS), MaxValueValidator(LAST, YEARS)]


class TrailFilter(PageForm):
    """Days in Jakarta, a person, an action, words of the object's name."""

    dari = forms.DateField(
        label=gettext_lazy("Dari tanggal"),
        required=False,
        error_messages=DAY,
        validators=SENSIBLE,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    sampai = forms.DateField(
        label=gettext_lazy("Sampai tanggal"),
        required=False,
        error_messages=DAY,
        validators=SENSIBLE,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    pelaku = forms.ChoiceField(
        label=gettext_lazy("Pelaku"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Pilih pelaku dari daftar.")},
    )
    tindakan = forms.ChoiceField(
        label=gettext_lazy("Tindakan"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Pilih tindakan dari daftar.")},
    )
    objek = forms.CharField(
        label=gettext_lazy("Objek (nama peserta, juri, KUBE)"),
        required=False,
        max_length=OBJECT_LENGTH,
    )

    def __init__(self, data: Mapping[str, object], entries: QuerySet[Entry]) -> None:
        """Offer the people who stand in the entries, and every action."""
        super().__init__(data)
        people = [(user.public_id, user.full_name) for user in actors_in(entries)]
        self.fields["pelaku"].choices = [("", _("Semua")), (SYSTEM, _("Sistem")), *people]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["tindakan"].choices = [("", _("Semua")), *_action_choices()]  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, object]:
        """Refuse a time that ends before it begins."""
        asked: dict[str, object] = super().clean() or {}
        first, last = asked.get("dari"), asked.get("sampai")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            self.add_error("sampai", _("Tanggal ini lebih awal dari “Dari tanggal”."))
        return asked

    @property
    def asked(self) -> dict[str, str]:
        """Return what was asked for, as the address and the ledger hold it."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the entries that were asked for."""
        asked = self.cleaned_data
        if asked["dari"]:
            entries = entries.filter(at__gte=_midnight(asked["dari"]))
        if asked["sampai"]:
            entries = entries.filter(at__lt=_midnight(asked["sampai"] + dt.timedelta(days=1)))
        if asked["pelaku"] == SYSTEM:
            entries = entries.filter(actor=None)
        elif asked["pelaku"]:
            entries = entries.filter(actor__public_id=asked["pelaku"])
        if asked["tindakan"]:
            entries = entries.filter(action=asked["tindakan"])
        return entries.filter(_named(asked["objek"])) if asked["objek"] else entries


class Turn(forms.Form):
    """Which page: the entries before or after one number."""

    sebelum = forms.IntegerField(min_value=1, max_value=SEQ_MOST, required=False)
    sesudah = forms.IntegerField(min_value=1, max_value=SEQ_MOST, required=False)


def actors_in(entries: QuerySet[Entry]) -> QuerySet[User]:
    """Return the people who did something in these entries."""
    own = entries.order_by().filter(actor=OuterRef("pk"))
    return User.objects.filter(Exists(own)).order_by("full_name", "pk")


def _action_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(group), [(code, str(action.label)) for code, action in actions.items()])
        for group, actions in ACTIONS
    ]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), JAKARTA)


def _named(words: str) -> Q:
    """Match the object's name; a sheet has those of its judge and its contestant."""
    sheets = ScoreSheet.objects.filter(
        Q(judge__user__full_name__icontains=words)
        | Q(contestant__kube__name__icontains=words)
        | Q(contestant__facilitator__name__icontains=words)
    )
    return Q(object_label__icontains=words) | Q(object_type=SHEET, object_id__in=keys_of(sheets))
