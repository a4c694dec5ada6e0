"""What must not be seen before its time, planted as canaries and looked for on every page.

quality.md S3 and S4: results before the announcement, and another judge's sheet at any time. Who
of the staff sees values when, test_sights.py says for every address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from assessments.models import Contestant
from assessments.services.judging import close_judging, open_judging
from assessments.services.sheets import submit_score_sheet
from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.models import Certificate
from tests.factories import (
    approved,
    closed_edition,
    fill_sheet,
    issued,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_kube,
    make_prizes,
    make_user,
    new_token,
    proposed,
    published,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import Response, bytes_of
from tests.security.ladder import LADDER
from tests.security.public_rungs import PUBLIC
from tests.security.register_rungs import register_facts

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

NOTE = "catatan-kenari-73519"
# 61,37 % of 90 and 38,63 % of 70: a total that nothing else on a page can be.
WEIGHTS, VALUES, TOTALS = (61.37, 38.63), (5, 4, 3, 4), ("82,27", "82.27", "82,3", "82.3", "82274")
UNUSED = "0" * 16


@pytest.fixture
def edition() -> Edition:
    """Give an open edition in which the first judge sent a sheet full of canaries."""
    edition = make_edition()
    category = make_category(edition, weights=WEIGHTS, minimum_panel=1)
    make_prizes(category)
    make_contestant(category)
    for _each in range(2):
        make_judge(edition)
    edition = open_judging(edition=edition, actor=make_user(Role.PANITIA))
    first = fill_sheet(sheet_of(edition), *VALUES, notes={2: NOTE})
    submit_score_sheet(
        sheet=first, actor=first.judge.user, seen_version=first.version, token=new_token()
    )
    return edition


def edition_contestant(edition: Edition) -> str:
    """Return the public id of the contestant."""
    return Contestant.objects.get(category__edition=edition).public_id


def addresses(edition: Edition, sheet: str) -> list[str]:
    """Return every address that can be read, in both languages."""
    facts = {key: str(value or UNUSED) for key, value in register_facts().items()}
    facts |= dict.fromkeys(("code", "tie", "payment", "document"), UNUSED)
    facts |= {"edition": edition.slug, "sheet": sheet}
    facts["kube"] = Kube.objects.values_list("public_id", flat=True)[0]
    facts["judge"] = facts["blank_judge"] = edition.judges.get(order=2).public_id
    facts["asked"], facts["evidence"] = sheet, UNUSED
    facts["contestant"] = edition_contestant(edition)
    paths = [rung.path.format(**facts) for rung in [*LADDER, *PUBLIC]]
    return [*paths, *(f"/en{path}" for path in paths)]


def canaries_seen(client: Client, paths: list[str], canaries: tuple[str, ...]) -> list[str]:
    """Return what leaked where, headers included."""
    found = []
    for path in paths:
        response = client.get(path)
        whole = f"{response.headers} {response.content.decode(errors='replace')}"
        found += [f"{canary} on {path}" for canary in canaries if canary in whole]
    return found


# While judging is open ----------------------------------------------------------------------------


def test_the_judge_sees_the_own_canaries_so_the_search_works(edition: Edition) -> None:
    sheet = sheet_of(edition)

    seen = canaries_seen(
        signed_in(sheet.judge.user), addresses(edition, sheet.public_id), (NOTE, "82,3")
    )

    assert f"{NOTE} on /juri/lembar/{sheet.public_id}/" in seen
    assert f"82,3 on /juri/lembar/{sheet.public_id}/terkirim/" in seen


def test_no_page_of_master_data_shows_a_value(edition: Edition) -> None:
    paths = ["/admin/", "/admin/ledger/entry/", "/admin/groups/kube/"]
    sheet = sheet_of(edition)

    seen = canaries_seen(signed_in(make_user(Role.SUPERADMIN)), paths, (NOTE, *TOTALS))

    assert (sheet.is_submitted, seen) == (True, [])


def test_another_judge_sees_nothing_before_or_after_closing(edition: Edition) -> None:
    sheet, other = sheet_of(edition), sheet_of(edition, judge=2)
    send_sheet(other, 1, 1, 1, 1)
    client = signed_in(other.judge.user)
    both = addresses(edition, sheet.public_id) + addresses(edition, other.public_id)
    paths = list(dict.fromkeys(both))

    before = canaries_seen(client, paths, (NOTE, *TOTALS))
    close_judging(edition=edition, actor=make_user(Role.PANITIA))
    after = canaries_seen(client, paths, (NOTE, *TOTALS))

    assert (before, after) == ([], [])


# Before the approval ------------------------------------------------------------------------------


def waiting_edition() -> Edition:
    """Return an edition whose decision waits for the second person."""
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)
    return edition


def test_before_the_approval_the_documents_page_names_nobody_to_the_bendahara() -> None:
    edition = waiting_edition()
    award = edition.decisions.get().awards.get()

    seen = canaries_seen(
        signed_in(make_user(Role.BENDAHARA)), [f"/panitia/{edition.slug}/dokumen/"], (award.name,)
    )

    assert seen == []


# Before the announcement --------------------------------------------------------------------------


def public(path: str) -> Response:
    return Client().get(path)


def planted() -> Edition:
    """Return an approved and certified edition whose names nothing else can hold."""
    edition = make_edition(slug="2018", title="Judul Kenari")
    for order, kind in enumerate(("kube", "pendamping"), start=1):
        category = make_category(edition, kind=kind, order=order, minimum_panel=1)
        make_prizes(category)
        entrant = make_kube(name="Kenari") if kind == "kube" else make_facilitator(name="Kenari")
        make_contestant(category, entrant)
    make_judge(edition)
    open_judging(edition=edition, actor=make_user(Role.PANITIA))
    for kind in ("kube", "pendamping"):
        send_sheet(sheet_of(edition, kind=kind), *VALUES)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))
    issued(approved(proposed(edition)))
    return edition


def test_before_the_announcement_nothing_can_be_told_from_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # `Expires` names the second of the answer, which both of a pair need not share.
    monkeypatch.setattr("django.utils.cache.http_date", lambda _at: "now")
    planted()
    certificate = Certificate.objects.all()[0]
    pairs = [
        ("/hasil/2018/", "/hasil/xyz/"),
        ("/hasil/2018/kube/", "/hasil/xyz/kube/"),
        ("/en/hasil/2018/", "/en/hasil/xyz/"),
        (f"/cek/{certificate.code}/", f"/cek/{UNUSED}/"),
        (f"/cek/{certificate.grouped_code}/", "/cek/0000-0000-0000-0000/"),
    ]

    for real, invented in pairs:
        first, second = public(real), public(invented)
        assert (first.status_code, second.status_code) == (404, 404)
        assert bytes_of(first, real) == bytes_of(second, invented)
        assert first.headers == second.headers


def test_before_the_announcement_both_404_are_byte_for_byte_the_same() -> None:
    planted()

    assert public("/hasil/2018/").content == public("/hasil/xyz/").content


def test_before_the_announcement_no_public_page_holds_a_name_or_a_value() -> None:
    planted()
    certificate = Certificate.objects.all()[0]
    paths = [rung.path.format(edition="2018", code=certificate.code) for rung in PUBLIC]

    seen = canaries_seen(Client(), paths, ("Kenari", certificate.number, "76,00"))

    assert seen == []


def test_before_the_announcement_both_answers_cost_the_same_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    planted()
    code = Certificate.objects.all()[0].code

    for queries, paths in (
        (2, ("/hasil/2018/", "/hasil/xyz/")),
        (7, (f"/cek/{code}/", f"/cek/{UNUSED}/")),  # six of them count the checks
    ):
        for path in paths:
            with django_assert_num_queries(queries):
                public(path)


@pytest.mark.parametrize("kind", ["anonymous", "judge", "nobody"])
def test_the_announcement_opens_the_pages(kind: str) -> None:
    edition = planted()
    people: dict[str, User] = {"judge": edition.judges.get().user, "nobody": make_user()}
    client = Client() if kind == "anonymous" else signed_in(people[kind])
    paths = ["/", "/hasil/2018/", f"/cek/{Certificate.objects.all()[0].code}/"]
    before = [client.get(path).content.count(b"Kenari") for path in paths]

    published(edition.decisions.get())

    after = [client.get(path).content.count(b"Kenari") for path in paths]
    assert before == [0, 0, 0]
    assert all(after)
