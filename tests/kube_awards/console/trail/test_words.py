"""Everything that the code writes down has words that a person reads."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from groups.services.rows import CHECKS
from kube_awards.console.trail.objects import NAMES, OWNED, kind_of
from kube_awards.console.trail.words import ACTIONS, BY_CODE, Shows, action_of, codes_showing

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[4]
CODE = re.compile(r"[a-z]+\.[a-z_]+")
NEVER_RECORDED = {
    *("assessments.aspect", "assessments.aspectvalue", "assessments.departuremember"),
    *("assessments.descriptor", "assessments.evidence"),
    *("assessments.explanation", "assessments.indicator"),
    *("assessments.paperentry", "assessments.placement", "assessments.reminder"),
    *("assessments.reopenrequest", "assessments.scalelevel", "assessments.score"),
    *("assessments.sheetrevision", "assessments.tiemember"),
    "assessments.departuremember",
    "prizes.certificatenumber",
    *("prizes.award", "prizes.prizechange", "prizes.publication", "prizes.waiver"),
}
# Any other text of that shape in a service is an action.
NO_ACTIONS = {"assessments.category", "assessments.judge"}


def services() -> Iterator[Path]:
    """Give every module that writes to the ledger."""
    for app in ("assessments", "prizes", "groups", "kube_awards"):
        for path in (ROOT / app).rglob("*.py"):
            if "services" in path.parts or path.name in {"receivers.py", "admin.py", "services.py"}:
                yield path


def written_actions() -> set[str]:
    """Return every text in the services that has the shape of an action."""
    found = set()
    for path in services():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    found |= {f"register.{name}_{done}" for name in CHECKS for done in ("replaced", "removed")}
    return {text for text in found if CODE.fullmatch(text)} - NO_ACTIONS


def test_every_action_in_the_code_has_words_and_no_words_are_left_over() -> None:
    assert written_actions() == set(BY_CODE)


def test_every_call_of_record_outside_the_services_would_be_found() -> None:
    found = set()
    known = set(services())
    for app in ("assessments", "prizes", "groups", "kube_awards"):
        for path in (ROOT / app).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path not in known and "ledger.services import" in text and "record" in text:
                found.add(str(path.relative_to(ROOT)))

    # Both write actions that are named in a service as well.
    assert found == {"kube_awards/console/sample/store.py"}


def test_an_action_stands_in_one_group() -> None:
    assert sum(len(actions) for _group, actions in ACTIONS) == len(BY_CODE)


def test_no_two_actions_read_alike() -> None:
    labels = [str(action.label) for action in BY_CODE.values()]

    assert len(labels) == len(set(labels))


def test_what_nobody_named_yet_shows_no_values_too_early() -> None:
    action = action_of("prizes.invented")

    assert (action.label, action.shows) == ("prizes.invented", Shows.RESULT)


def test_every_step_of_a_sheet_is_kept_back() -> None:
    sheet = {code for code in BY_CODE if code.startswith("sheet.")}
    paper = {code for code in BY_CODE if code.startswith("paper.")}

    assert (set(codes_showing(Shows.SHEET)), set(codes_showing(Shows.PAPER))) == (sheet, paper)


def test_every_model_of_an_edition_leads_to_it_or_never_stands_in_the_ledger() -> None:
    models = [
        *apps.get_app_config("assessments").get_models(),
        *apps.get_app_config("prizes").get_models(),
    ]

    named = {model._meta.label_lower for model in models}  # noqa: SLF001 - Django's documented Model API

    assert named == set(OWNED) | NEVER_RECORDED
    for label, way in OWNED.items():
        assert apps.get_model(label)._default_manager.filter(**{way: 1}).query  # noqa: SLF001 - as above


@pytest.mark.parametrize("label", [*OWNED, *NAMES, "groups.kube", "accounts.user"])
def test_every_kind_of_object_has_a_name_of_ours(label: str) -> None:
    assert kind_of(label) != apps.get_model(label)._meta.model_name  # noqa: SLF001 - public API
    assert kind_of(label)[0].isupper()


def test_a_kind_that_is_no_more_is_named_as_it_was() -> None:
    assert kind_of("prizes.gone") == "prizes.gone"
