"""Read the tables of docs/award-rules.md, so that the page cannot drift from the engine."""

from __future__ import annotations

from pathlib import Path

_PAGE = Path(__file__).parents[3] / "docs" / "award-rules.md"


def page() -> str:
    """Return the whole page."""
    return _PAGE.read_text(encoding="utf-8")


def table(number: int) -> list[dict[str, str]]:
    """Return the rows under the heading ``### Table <number>:``, by column name."""
    _, _, rest = page().partition(f"### Table {number}:")
    section = rest.partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(header, row, strict=True)) for row in rows]
