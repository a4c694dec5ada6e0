"""Who may see what follows from the scores, at which address, and in which state of the year.

Every address that answers with a page or a file stands here once: it shows results to some, or it
never does. A new address has to be sorted in before the tests pass.
"""

from __future__ import annotations

from typing import TypeAlias

from tests.security.rungs import OWN, SEE_VALUES, STAFF

STATES = (
    *("open", "closed", "proposed", "approved", "scheduled", "published", "withdrawn", "annulled"),
)
AFTER_CLOSING, OFFICIAL = STATES[1:], STATES[3:-1]
#: An annulled decision leads back to closed sheets.
ANNULLED, PUBLISHED = ("annulled",), ("published",)
CLOSED = ("closed", *ANNULLED)
PEOPLE = ("anonymous", "nobody", "elsewhere", "judge", "other_judge", *STAFF, "superadmin")

#: In these states, these people see results.
Sight: TypeAlias = "tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]"

OWN_VALUES: Sight = ((STATES, OWN),)
REVIEW: Sight = ((AFTER_CLOSING, SEE_VALUES),)
PAPER: Sight = ((OFFICIAL, STAFF),)
PROPOSED_PAPER: Sight = ((("proposed",), SEE_VALUES), (OFFICIAL, STAFF))
PUBLIC_PAGE: Sight = ((PUBLISHED, PEOPLE),)

SIGHTS: dict[str, Sight] = {
    "assessments:print_sheet": OWN_VALUES,
    "assessments:sheet": OWN_VALUES,
    "assessments:sent": OWN_VALUES,
    "console:category_results": REVIEW,
    "console:breakdown": REVIEW,
    "console:export_scores": REVIEW,
    "console:departure": ((CLOSED, ("panitia",)),),
    "prizes:decision": ((AFTER_CLOSING, SEE_VALUES), (OFFICIAL, STAFF)),
    "console:bundle": ((OFFICIAL, SEE_VALUES),),
    "prizes:publication": PAPER,
    "prizes:preview": PAPER,
    "prizes:own_minutes": ((OFFICIAL, ("judge", "other_judge")),),
    # The papers of an annulled decision stay, with the number of its minutes.
    "prizes:documents": ((OFFICIAL, STAFF), (ANNULLED, SEE_VALUES)),
    "prizes:holder": PROPOSED_PAPER,
    "prizes:preview_certificate": PROPOSED_PAPER,
    "prizes:numbers": ((OFFICIAL, ("panitia",)),),
    "prizes:revoke": (((*OFFICIAL, *ANNULLED), ("panitia",)),),
    "prizes:package": PAPER,
    "prizes:certificate": (((*OFFICIAL, *ANNULLED), STAFF),),  # its bytes stay, marked as revoked
    "prizes:print_file": PAPER,
    "prizes:payments": PAPER,
    "prizes:payment": PAPER,
    "prizes:receipt": PAPER,
    "prizes:receipts": PAPER,
    "prizes:handover": (),  # leads back while no tax is decided; its page says what `payment` says
    "prizes:paper": ((OFFICIAL, SEE_VALUES),),
    "prizes:preview_paper": REVIEW,
    "prizes:download_paper": (((*OFFICIAL, *ANNULLED), SEE_VALUES),),  # as those of certificates
    "prizes:version": ((STATES[2:], SEE_VALUES),),
    "prizes:public_result": PUBLIC_PAGE,
    "prizes:check_code": PUBLIC_PAGE,
}

#: Each line of these has a rule of its own: test_trail_confidentiality.py. What differs between two
#: decisions is told where there are two: tests/prizes/views/test_versions.py and test_endings.py.
LINE_BY_LINE = frozenset(
    {"console:trail", "console:trail_download", "prizes:versions", "prizes:supersede"}
)

#: Nobody sees a result here, ever.
BLIND = frozenset(
    {
        "assessments:compare",
        "assessments:contestant_photo",
        "assessments:contestant_portrait",
        "assessments:contestant_proposal",
        "assessments:evidence",
        "assessments:evidence_thumbnail",
        "assessments:offline",
        "assessments:pull_back",
        "assessments:recusal",
        "assessments:review_sheet",
        "assessments:service_worker",
        "assessments:tasks",
        "console:add_contestant",
        "console:add_judge",
        "console:after_sign_in",
        "console:attendance",
        "console:attendance_note",
        "console:attendance_paper",
        "console:blank_sheet",
        "console:category_instrument",
        "console:change_indicator",
        "console:change_prizes",
        "console:change_rules",
        "console:close",
        "console:closing_time",
        "console:contestants",
        "console:copy_instrument",
        "console:dashboard",
        "console:edition",
        "console:editions",
        "console:export_contestants",
        "console:exports",
        "console:help",
        "console:home",
        "console:identity",
        "console:import",
        "console:import_check",
        "console:import_marked",
        "console:import_template",
        "console:indicator",
        "console:instrument",
        "console:job",
        "console:job_progress",
        "console:job_result",
        "console:judge",
        "console:judge_guide",
        "console:judge_sheets",
        "console:levels",
        "console:logo",
        "console:mark_absent",
        "console:mark_present",
        "console:new_edition",
        "console:new_indicator",
        "console:newest_trail",
        "console:open",
        "console:panel",
        "console:paper",
        "console:paper_cancel",
        "console:paper_photo",
        "console:photos",
        "console:prizes",
        "console:progress",
        "console:recheck",
        "console:refuse_request",
        "console:register_row",
        "console:reopen",
        "console:reopen_sheet",
        "console:results",
        "console:rules",
        "console:scale",
        "console:setup",
        "console:shut_out_judge",
        "console:staff_guide",
        "console:tie",
        "console:warnings",
        "console:withdraw_contestant",
        "console:withdraw_departure",
        "console:withdraw_recusal",
        "console:withdraw_tie",
        "groups:add",
        "groups:add_region",
        "groups:change",
        "groups:photo",
        "groups:proposal",
        "groups:regions",
        "groups:reveal",
        "groups:rows",
        "prizes:fill_numbers",
        "prizes:issue",
        "prizes:office",
        "prizes:annul",
        "prizes:check",
        "prizes:minutes",
        "prizes:not_announced",
    }
)


def sighted(state: str, kind: str) -> set[str]:
    """Return the addresses at which somebody of this kind sees results in a state."""
    return {
        name
        for name, sight in SIGHTS.items()
        if any(state in states and kind in people for states, people in sight)
    }
