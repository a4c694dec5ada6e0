"""What people and aspects are called where the engine speaks to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from .canonical import Json
from .reading import as_record, labels_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    Labels: TypeAlias = "Mapping[str, str]"


@dataclass(frozen=True)
class Names:
    """What people are called, by id; whoever has no name is called by the id."""

    contestants: Labels = field(default_factory=dict)
    aspects: Labels = field(default_factory=dict)
    judges: Labels = field(default_factory=dict)

    def as_canonical(self) -> dict[str, Json]:
        """Return the names as JSON values."""
        return {
            "aspects": dict[str, Json](self.aspects),
            "contestants": dict[str, Json](self.contestants),
            "judges": dict[str, Json](self.judges),
        }

    @classmethod
    def from_canonical(cls, stored: object) -> Names:
        """Return the names that `as_canonical` described, or raise `InvalidInput`."""
        record = as_record(stored, ("aspects", "contestants", "judges"), "nama")
        return cls(
            contestants=labels_at(record, "contestants", "nama"),
            aspects=labels_at(record, "aspects", "nama"),
            judges=labels_at(record, "judges", "nama"),
        )

    def contestant(self, identity: str) -> str:
        """Return the name of a contestant."""
        return self.contestants.get(identity, identity)

    def aspect(self, identity: str) -> str:
        """Return the name of an aspect as it stands in a sentence."""
        return self.aspects.get(identity, identity)

    def judge(self, identity: str) -> str:
        """Return the name of a judge."""
        return self.judges.get(identity, identity)
