"""Ask for the panel's word on an order: whose place is which, why, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import TieKind
from assessments.models.circumstances import REASON_LENGTH
from kube_awards.core.forms import PageForm, typed_again

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms.boundfield import BoundField
    from django.http import QueryDict

    from assessments.models import Contestant, Judge
    from assessments.selectors.departures import DeparturePage
    from assessments.selectors.panel_acts import Signer, TieGroup
    from assessments.selectors.ranking import RankRow

ORDER_PREFIX = "urutan-"
#: A list of more places than this is slower to use than typing the number, and makes a heavy page.
MOST_CHOICES = 20


@dataclass(frozen=True)
class OrderRow:
    """One contestant and the field of its place."""

    contestant: Contestant
    field: BoundField


class PanelActForm(PageForm):
    """What every act of the panel on an order has: places, signers, a reason, and what was seen."""

    dilihat = forms.CharField(required=False, widget=forms.HiddenInput)
    penanda = forms.MultipleChoiceField(
        label=gettext_lazy("Penanda tangan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang juri yang menandatangani.")},
    )
    alasan = forms.CharField(
        label=gettext_lazy("Alasan panel"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Tercetak dalam berita acara."),
        error_messages={"required": gettext_lazy("Tulis alasan panel.")},
    )

    def __init__(
        self,
        contestants: Sequence[Contestant],
        signers: Sequence[Signer],
        data: QueryDict | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        """Offer a place for each contestant, and the judges who may sign."""
        super().__init__(data, initial=dict(initial or {}))
        self.contestants = contestants
        self.judges = {each.judge.public_id: each.judge for each in signers if each.may_sign}
        ticks = cast("forms.MultipleChoiceField", self.fields["penanda"])
        ticks.choices = [(key, judge.name) for key, judge in self.judges.items()]
        for contestant in contestants:
            self.fields[name_of(contestant)] = _place_field(contestant, len(contestants))

    @property
    def rows(self) -> list[OrderRow]:
        """Return each contestant with its field."""
        return [OrderRow(each, self[name_of(each)]) for each in self.contestants]

    @property
    def signers(self) -> list[Judge]:
        """Return the judges who were ticked."""
        return [self.judges[key] for key in self.cleaned_data["penanda"]]

    @property
    def places(self) -> dict[Contestant, int]:
        """Return the place given to each contestant."""
        given = {each: self.cleaned_data.get(name_of(each)) for each in self.contestants}
        return {each: int(place) for each, place in given.items() if place}

    def demand_places(self) -> None:
        """Put an error on every contestant without a place."""
        for each in self.contestants:
            name = name_of(each)
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, _("Pilih tempatnya."))

    def see(self, seen: str) -> None:
        """Make the form speak of what stands now, so that sending it again replaces that."""
        self.data = typed_again(self, dilihat=seen)


class TieForm(PanelActForm):
    """Ask whether equals share the place or stand in an order."""

    jenis = forms.ChoiceField(
        label=gettext_lazy("Keputusan panel"),
        widget=forms.RadioSelect,
        choices=TieKind.choices,
        error_messages={"required": gettext_lazy("Pilih juara bersama atau urutan.")},
    )

    def __init__(
        self, group: TieGroup, signers: Sequence[Signer], data: QueryDict | None = None
    ) -> None:
        """Show what is recorded about exactly this group."""
        super().__init__(group.members, signers, data, {"dilihat": group.seen} | _recorded(group))

    @property
    def ordered(self) -> list[Contestant]:
        """Return the group from first to last, or as it stands where it shares the place."""
        places = self.places
        return sorted(self.contestants, key=lambda each: places.get(each, 0))

    @property
    def kind(self) -> TieKind:
        """Return what the panel decided."""
        return TieKind(self.cleaned_data["jenis"])

    def clean(self) -> dict[str, object]:
        """Demand every position once where the panel gave an order."""
        if self.cleaned_data.get("jenis") == TieKind.ORDERED:
            self.demand_places()
            taken: dict[int, Contestant] = {}
            for each, place in self.places.items():
                if place in taken:
                    said = _("Urutan %(place)d sudah dipilih untuk %(name)s.")
                    named = {"place": place, "name": taken[place].name}
                    self.add_error(name_of(each), said % named)
                taken.setdefault(place, each)
        return cast("dict[str, object]", self.cleaned_data)


class DepartureForm(PanelActForm):
    """Ask for the panel's own order, beginning with the computed one or the one recorded."""

    def __init__(
        self, page: DeparturePage, signers: Sequence[Signer], data: QueryDict | None = None
    ) -> None:
        """Show what is recorded, or the computed places."""
        known: dict[str, object] = {name_of(r.contestant): r.computed_place for r in page.rows}
        if page.act:
            known |= {name_of(each.contestant): each.place for each in page.act.members}
            known["penanda"] = [judge.public_id for judge in page.act.signers]
            known["alasan"] = page.act.departure.reason
        super().__init__(page.contestants, signers, data, {"dilihat": page.seen} | known)
        self.computed = {row.contestant: row for row in page.rows}
        for each in page.contestants:  # the name stands beside the field, for whoever sees it
            self.fields[name_of(each)].label = format_html(
                '{}<span class="visually-hidden"> {}</span>', _("Tempat menurut panel"), each.name
            )

    @property
    def pairs(self) -> list[tuple[RankRow, BoundField]]:
        """Return each row of the computed order with the field of the panel's place."""
        return [(self.computed[row.contestant], row.field) for row in self.rows]

    def clean(self) -> dict[str, object]:
        """Demand a place for everybody."""
        self.demand_places()
        return cast("dict[str, object]", self.cleaned_data)


def name_of(contestant: Contestant) -> str:
    """Return the name of the field that holds the place of a contestant."""
    return f"{ORDER_PREFIX}{contestant.public_id}"


def _place_field(contestant: Contestant, count: int) -> forms.Field:
    label = _("Urutan %(name)s") % {"name": contestant.name}
    if count > MOST_CHOICES:
        return forms.IntegerField(
            label=label, min_value=1, max_value=count, required=False, widget=_number(count)
        )
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *((str(place), str(place)) for place in range(1, count + 1))],
    )


def _number(count: int) -> forms.NumberInput:
    return forms.NumberInput(attrs={"min": 1, "max": count, "inputmode": "numeric"})


def _recorded(group: TieGroup) -> dict[str, object]:
    """Return what the form holds of a decision on exactly this group; nothing for others."""
    for act in group.recorded:
        if set(act.contestants) == set(group.members):
            places = {} if act.is_joint else dict(enumerate(act.contestants, start=1))
            return {
                "jenis": act.decision.kind,
                "penanda": [judge.public_id for judge in act.signers],
                "alasan": act.decision.reason,
                **{name_of(each): place for place, each in places.items()},
            }
    return {}
