"""Check a result before it is decided: what forbids a proposal, what needs a note (ux.md §3.4)."""

from prizes.selectors.checks.check import Check, Item, Level
from prizes.selectors.checks.review import NAMES, CategoryChecks, EditionChecks, checks_of

__all__ = ["NAMES", "CategoryChecks", "Check", "EditionChecks", "Item", "Level", "checks_of"]
