"""Read the files around a score sheet: its photos, and what the contestant handed in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import PHOTOS_PER_INDICATOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.models import Aspect, Contestant, ScoreSheet


@dataclass(frozen=True)
class Photo:
    """One photo with what it shows, in words, and where it is removed."""

    url: str
    thumbnail_url: str
    alt: str
    remove_url: str


@dataclass(frozen=True)
class EvidenceBox:
    """The photos of one indicator, and where another one is added."""

    number: int
    photos: Sequence[Photo]
    editable: bool
    add_url: str

    @property
    def form_id(self) -> str:
        """Return the id of the form beside the sheet's own, to which the fields here belong."""
        return f"bukti-{self.number}"

    @property
    def has_room(self) -> bool:
        """Say whether a photo can be added."""
        return self.editable and len(self.photos) < PHOTOS_PER_INDICATOR


@dataclass(frozen=True)
class SheetFiles:
    """All files around one sheet."""

    boxes: Mapping[int, EvidenceBox] = field(default_factory=dict)
    photo_url: str = ""
    proposal_url: str = ""


def sheet_files(sheet: ScoreSheet, aspects: Sequence[Aspect], *, editable: bool) -> SheetFiles:
    """Return the files around a sheet; one query."""
    photos = _photos_of(sheet)
    numbers = [indicator.number for aspect in aspects for indicator in aspect.indicators.all()]
    return SheetFiles(
        boxes={
            number: EvidenceBox(
                number=number,
                photos=photos[number],
                editable=editable,
                add_url=reverse("assessments:add_evidence", args=[sheet.public_id, number]),
            )
            for number in numbers
        },
        photo_url=_url_of(sheet.contestant, "photo"),
        proposal_url=_url_of(sheet.contestant, "proposal"),
    )


def _photos_of(sheet: ScoreSheet) -> defaultdict[int, list[Photo]]:
    photos: defaultdict[int, list[Photo]] = defaultdict(list)
    rows = sheet.evidence.values_list("indicator__number", "position", "public_id")
    for number, position, public_id in rows:
        photos[number].append(
            Photo(
                url=reverse("assessments:evidence", args=[public_id]),
                thumbnail_url=reverse("assessments:evidence_thumbnail", args=[public_id]),
                alt=_("Foto %(position)d untuk indikator %(number)d")
                % {"position": position, "number": number},
                remove_url=reverse(
                    "assessments:remove_evidence", args=[sheet.public_id, number, public_id]
                ),
            )
        )
    return photos


def _url_of(contestant: Contestant, kind: str) -> str:
    if not getattr(contestant.entrant, kind, None):
        return ""
    return reverse(f"assessments:contestant_{kind}", args=[contestant.public_id])
