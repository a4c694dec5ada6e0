"""What the sample edition holds, typed: plain values that know nothing of models or storage.

Money is whole rupiah, weights are whole percents, scores are whole numbers from 1 to 5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class SampleSignatory:
    """Who signs the papers: the lines of the office, then name and NIP."""

    title_lines: tuple[str, ...]
    name: str
    nip: str


@dataclass(frozen=True, slots=True)
class SampleKube:
    """A fictional KUBE; incomes are for one family in one month."""

    key: str
    running_order: int
    name: str
    region_code: str
    kelurahan: str
    business: str
    founded_year: int
    chair: str
    secretary: str
    treasurer: str
    families: int
    income_before: int
    income_after: int
    savings: int
    working_capital: int
    iks_running: bool
    profile: str


@dataclass(frozen=True, slots=True)
class SampleFacilitator:
    """A fictional pendamping; `kube` is the key of the group they accompany."""

    key: str
    running_order: int
    name: str
    region_code: str
    kelurahan: str
    kube: str
    since_year: int
    groups_served: int
    consents_to_publication: bool
    profile: str


@dataclass(frozen=True, slots=True)
class SampleJudge:
    """A fictional judge; `order` is the seat, `unsur` is praktisi, csr or akademisi."""

    key: str
    order: int
    name: str
    email: str
    unsur: str
    institution: str
    is_head: bool


@dataclass(frozen=True, slots=True)
class SampleIndicator:
    """One thing to score; `descriptors` say what 1, 2, 3, 4 and 5 look like."""

    name: str
    hint: str
    weight: int
    descriptors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleAspect:
    """A weighted group of indicators: kelembagaan, sosial or ekonomi."""

    key: str
    name: str
    weight: int
    indicators: tuple[SampleIndicator, ...]


@dataclass(frozen=True, slots=True)
class SamplePrize:
    """What one place receives, and where the amount comes from."""

    place: int
    label: str
    amount: int
    trophy: bool
    certificate: bool
    source_note: str


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A judge's remark on one indicator, counted from 1 through the whole instrument."""

    indicator: int
    text: str


@dataclass(frozen=True, slots=True)
class SampleSheet:
    """One judge's scores for one contestant, in the order of the instrument."""

    judge: str
    contestant: str
    scores: tuple[int, ...]
    notes: tuple[SampleNote, ...]

    def first(self, filled: int) -> SampleSheet:
        """Return the sheet as it looked when only the first indicators were filled."""
        notes = tuple(note for note in self.notes if note.indicator <= filled)
        return replace(self, scores=self.scores[:filled], notes=notes)


@dataclass(frozen=True, slots=True)
class SampleCategory:
    """KUBE or pendamping: its instrument, its prizes and every sheet of the finished judging."""

    key: str
    name: str
    status_note: str
    scale_labels: tuple[str, ...]
    aspects: tuple[SampleAspect, ...]
    prizes: tuple[SamplePrize, ...]
    sheets: tuple[SampleSheet, ...]

    @property
    def indicators(self) -> tuple[SampleIndicator, ...]:
        """List the indicators of all aspects in the order of the instrument."""
        return tuple(indicator for aspect in self.aspects for indicator in aspect.indicators)


@dataclass(frozen=True, slots=True)
class SampleOpenState:
    """What is still unfinished while judging is open: one judge, one draft, some untouched."""

    judge: str
    draft: str
    draft_filled: int
    untouched: tuple[str, ...]

    def is_draft(self, sheet: SampleSheet) -> bool:
        """Tell whether this is the sheet begun but not sent."""
        return (sheet.judge, sheet.contestant) == (self.judge, self.draft)

    def part_of(self, sheet: SampleSheet) -> SampleSheet | None:
        """Return what the open edition holds of a sheet; None when it is untouched."""
        if sheet.judge == self.judge and sheet.contestant in self.untouched:
            return None
        return sheet.first(self.draft_filled) if self.is_draft(sheet) else sheet


@dataclass(frozen=True, slots=True)
class SampleEdition:
    """The whole sample: identity, people, both categories and the open state."""

    year: int
    slug: str
    title: str
    level: str
    venue: str
    place: str
    judged_on: date
    status_note: str
    letterhead: tuple[str, ...]
    signatory: SampleSignatory
    judges: tuple[SampleJudge, ...]
    kubes: tuple[SampleKube, ...]
    facilitators: tuple[SampleFacilitator, ...]
    kube_category: SampleCategory
    facilitator_category: SampleCategory
    open_state: SampleOpenState

    @property
    def categories(self) -> tuple[SampleCategory, SampleCategory]:
        """List both categories in the order in which they are shown."""
        return self.kube_category, self.facilitator_category
