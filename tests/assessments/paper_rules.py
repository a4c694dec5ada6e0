"""Name the rules about paper sheets that the database itself holds, and what breaks each."""

from __future__ import annotations

PAPER_RULES: list[tuple[str, dict[str, object]]] = [
    ("paper_round_is_known", {"round": 3}),
    ("first_paper_entry_has_a_photo", {"photo": ""}),
    ("one_waiting_paper_entry_per_round", {"entered_by": "new"}),
    ("two_people_read_a_paper_sheet", {"round": 2}),
    ("two_people_read_an_applied_paper_sheet", {}),
    ("paper_sheet_is_checked_by_another", {}),
    ("paper_revision_names_two_people", {}),
]
