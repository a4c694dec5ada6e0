"""The one error of the engine (ranking.md §2.1: reject, never clip or coerce)."""

from __future__ import annotations


class InvalidInput(ValueError):  # noqa: N818 - the name the specification gives it
    """Say what is wrong, and where, in words an officer can act on.

    Read as text it names the place first, from the outside inwards:
    ``juri J3, peserta K2, indikator 7: 120 di atas 100``.
    """

    def __init__(self, problem: str, *places: str) -> None:
        """Take the problem and the places around it, outermost first."""
        super().__init__(problem, *places)
        self.problem = problem
        self.places = places

    def __str__(self) -> str:
        if not self.places:
            return self.problem
        return f"{', '.join(self.places)}: {self.problem}"

    def within(self, *outer: str) -> InvalidInput:
        """Return the same error seen from further outside."""
        return InvalidInput(self.problem, *outer, *self.places)
