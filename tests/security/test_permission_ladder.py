"""Every address is tried by everybody, and none is left without a row (quality.md S1, S5)."""

from __future__ import annotations

from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from kube_awards.ledger.models import Entry
from tests.security.ladder import LADDER, World, make_world
from tests.security.public_rungs import PUBLIC
from tests.security.rungs import EVERYBODY, Rung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.pages import Response
    from tests.security.rungs import Rung


pytestmark = pytest.mark.django_db

APPS = {"assessments", "prizes", "console", "groups"}
AFTER_SIGN_IN = "console:after_sign_in"  # sends everybody somewhere, so nobody is wrong
# One world for all addresses of a stage wherever nothing changes it: making worlds takes the time.
each_stage = pytest.mark.parametrize(
    "stage", sorted({rung.stage for rung in [*LADDER, *PUBLIC]}), ids=str
)
each_post = pytest.mark.parametrize(
    "rung", [rung for rung in LADDER if rung.post], ids=lambda rung: rung.name
)


def named_urls(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    """Walk the resolver and give the full name of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from named_urls(pattern.url_patterns, inner)
        else:
            yield f"{namespace}:{pattern.name}"


def rungs_of(stage: str, ladder: Sequence[Rung] = LADDER) -> list[Rung]:
    return [rung for rung in ladder if rung.stage == stage]


def send(client: Client, method: str, world: World, rung: Rung) -> Response:
    data = world.body(rung) if method == "post" else {}
    response: Response = getattr(client, method)(world.path(rung), data)
    return response


def test_no_address_of_ours_is_without_a_row() -> None:
    ours = {
        name for name in named_urls(get_resolver().url_patterns) if name.partition(":")[0] in APPS
    }

    assert {rung.name for rung in [*LADDER, *PUBLIC]} == ours


@pytest.mark.parametrize("rung", [*LADDER, *PUBLIC], ids=lambda rung: rung.name)
def test_each_row_speaks_of_the_address_it_names(rung: Rung) -> None:
    judging = ("sheet", "judge", "asked", "blank_judge", "evidence", "contestant")
    names = (*judging, "kube", "unused", "removal", "second", "tie", "payment", "document")
    path = rung.path.format(edition="2018", code="0" * 16, **dict.fromkeys(names, "abc"))

    assert resolve(path).view_name == rung.name


@each_stage
def test_the_wrong_people_are_refused_and_change_nothing(stage: str) -> None:
    world = make_world(stage)
    before = Entry.objects.count()

    for rung, method in product(rungs_of(stage), ("get", "post")):
        wrong = [] if rung.name == AFTER_SIGN_IN else world.wrong_for(rung)
        stranger = send(Client(), method, world, rung)
        address = f"/masuk/?next={world.path(rung)}"
        answers = {kind: send(world.browser(kind), method, world, rung) for kind in wrong}
        expected = rung.refused if getattr(rung, method) else 405
        where = f"{method} {rung.name}"
        assert (stranger.status_code, stranger.headers["Location"]) == (302, address), where
        assert {kind: answer.status_code for kind, answer in answers.items()} == dict.fromkeys(
            wrong, expected
        ), where
    assert Entry.objects.count() == before


@each_stage
def test_the_right_people_get_the_page_and_reading_changes_nothing(stage: str) -> None:
    world = make_world(stage)
    before = Entry.objects.count()

    for rung in rungs_of(stage):
        answers = {kind: send(world.browser(kind), "get", world, rung) for kind in rung.right}
        assert {kind: answer.status_code for kind, answer in answers.items()} == dict.fromkeys(
            rung.right, rung.get or 405
        ), rung.name
    assert Entry.objects.count() == before


@each_post
def test_the_right_person_takes_the_step_and_leaves_a_trace(rung: Rung) -> None:
    world = make_world(rung.stage)
    before = Entry.objects.count()
    right = rung.right[0]

    response = send(world.browser(right), "post", world, rung)

    assert response.status_code == rung.post
    assert set(Entry.objects.filter(seq__gt=before).values_list("actor", flat=True)) == {
        world.people[right].pk
    }


@each_stage
def test_a_step_that_was_not_asked_for_by_our_own_page_is_refused(stage: str) -> None:
    world = make_world(stage)
    before = Entry.objects.count()

    for rung in filter(attrgetter("post"), rungs_of(stage)):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.people[rung.right[0]])
        answers = [
            client.post(world.path(rung), world.body(rung)),
            client.post(world.path(rung), world.body(rung) | {"csrfmiddlewaretoken": "x" * 64}),
        ]
        assert [answer.status_code for answer in answers] == [403, 403], rung.name
    assert Entry.objects.count() == before


@each_stage
def test_no_other_method_is_allowed(stage: str) -> None:
    world = make_world(stage)

    for rung in rungs_of(stage, [*LADDER, *PUBLIC]):
        client = world.browser(rung.right[0])
        answers = [
            getattr(client, method)(world.path(rung)).status_code
            for method in ("put", "patch", "delete")
        ]
        assert answers == [405, 405, 405], rung.name


def test_public_pages_are_for_everybody_and_only_for_reading() -> None:
    world = make_world("published")

    for rung in PUBLIC:
        for kind in ("anonymous", *EVERYBODY):
            assert send(world.browser(kind), "get", world, rung).status_code == rung.get, rung.name
            assert send(world.browser(kind), "post", world, rung).status_code == 405, rung.name


def test_a_judge_who_was_also_made_panitia_stays_a_judge() -> None:
    world = make_world("open")

    page = world.browser("judge_and_panitia").get(f"/panitia/{world.edition.slug}/")

    assert "Anda masuk sebagai Juri." in page.content.decode()


def test_whoever_was_shut_out_gets_nothing_from_an_open_page() -> None:
    world = make_world("open")
    client = world.browser("judge")
    judge = world.people["judge"]
    judge.is_active = False
    judge.save()

    response = client.get("/juri/")

    assert (response.status_code, response.headers["Location"]) == (302, "/masuk/?next=/juri/")
