"""One edition full of canaries goes through its year: who sees them where, and nobody else.

quality.md S3 and S4, issue "two keys": before the approval nothing official exists for anyone.
"""

from __future__ import annotations

import pytest

from tests.security.ladder import LADDER
from tests.security.planted import (
    browsers,
    paths_of,
    planted_world,
    seen_at,
    through_the_year,
)
from tests.security.public_rungs import PUBLIC
from tests.security.sights import BLIND, LINE_BY_LINE, PEOPLE, SIGHTS, STATES, sighted

pytestmark = pytest.mark.django_db

#: What answers with a page or a file: a step that leads elsewhere shows nothing.
ANSWERING = {rung.name: rung for rung in [*LADDER, *PUBLIC] if rung.get or rung.post == 200}
#: Where nothing is shown to anybody, one who holds every role looks, in the states that differ.
LOOKED_AT = ("open", "proposed", "approved")


def test_every_address_says_whether_it_shows_results() -> None:
    said = [*SIGHTS, *LINE_BY_LINE, *BLIND]

    assert (ANSWERING.keys() - set(said), set(said) - ANSWERING.keys()) == (set(), set())
    assert len(said) == len(set(said))


@pytest.mark.timeout(300)
def test_results_are_seen_by_these_people_in_these_states_and_by_nobody_else() -> None:
    world = planted_world()
    people = browsers(world)
    seen: dict[tuple[str, str], set[str]] = {}
    leaks: dict[str, list[str]] = {}

    for state in through_the_year(world):
        paths = paths_of(world, ANSWERING.values())
        for kind in PEOPLE:
            looked = [
                name for name in SIGHTS if seen_at(people[kind], ANSWERING[name], paths, kind)
            ]
            seen[state, kind] = set(looked)
        if state in LOOKED_AT:
            leaks[state] = [
                name
                for name in sorted(BLIND)
                if seen_at(people["all"], ANSWERING[name], paths, "all")
            ]

    assert seen == {(state, kind): sighted(state, kind) for state in STATES for kind in PEOPLE}
    assert leaks == {state: [] for state in LOOKED_AT}
