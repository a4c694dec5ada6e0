"""An edition full of canaries, taken from open judging to an annulled decision."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.test import Client

from assessments.models import ScoreSheet, TieKind
from assessments.selectors.panel_acts import seen_text
from assessments.services.judging import close_judging, open_judging
from assessments.services.sheets import submit_score_sheet
from assessments.services.ties import record_tie_decision
from kube_awards.accounts.roles import Role
from prizes.services.annulment import annul_decision
from prizes.services.publication import cancel_schedule, publish, withdraw_publication
from tests.confirming import confirmed
from tests.factories import (
    approved,
    fill_sheet,
    issued,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_kube,
    make_prizes,
    make_user,
    new_token,
    proposed,
    signed_in,
)
from tests.prizes.paper_cases import issued_paper
from tests.prizes.publication_cases import scheduled
from tests.security.ladder import World
from tests.security.public_rungs import PUBLIC
from tests.security.sights import SIGHTS, STATES
from tests.uploads import make_evidence, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from assessments.models import Edition
    from tests.pages import Response
    from tests.security.rungs import Rung

# 61,37 % of 90 and 38,63 % of 70: a total that nothing else on a page can be.
WEIGHTS, VALUES, NOTE = (61.37, 38.63), (5, 4, 3, 4), "catatan-kenari-73519"
TOTALS = ("82,27", "82.27", "82,3", "82.3", "82274")
# Two who share the first place share both prizes: a sum that stands in no prize table.
PRIZES, SHARES = (7_300_001, 5_300_003), ("6.300.002", "6300002", "6,300,002")
MINUTES = ("BA-01/2018", "Dibahas dalam rapat panel")
NAME, NUMBER = "Burung Kenari", "1/KUBE/2018"
UNUSED = "0" * 16
KNOWN_WITHIN = (NOTE, *TOTALS, *SHARES, *MINUTES, NUMBER)
SECRETS = (*KNOWN_WITHIN, NAME)
#: A certificate is packed too tightly to be searched, and the result file has exact numbers alone.
OFFICIAL_FILES = ("%PDF", '"engine":')
#: Who has never heard of this edition; the names of those who take part are no secret to others.
OUTSIDERS = ("anonymous", "nobody", "elsewhere")


def planted_world() -> World:
    """Return an edition whose judging is open, and whose sheets are full of canaries and sent."""
    edition = make_edition(logo=stored(), slug="kenari")
    category = make_category(edition, weights=WEIGHTS)
    make_prizes(category, PRIZES)
    for order in (1, 2):
        kube = make_kube(name=f"{NAME} {order}", photo=stored(), proposal=stored(".pdf"))
        make_contestant(category, kube)
    people = {role.value: make_user(role) for role in Role}
    people |= {"all": make_user(*Role), "nobody": make_user(), "elsewhere": make_user()}
    people |= {kind: make_user() for kind in ("judge", "other_judge", "third_judge")}
    for kind in ("judge", "other_judge", "third_judge"):
        make_judge(edition, people[kind])
    make_judge(make_edition(slug="lain"), people["elsewhere"])
    edition = open_judging(edition=edition, actor=people["panitia"])
    for sheet in ScoreSheet.objects.select_related("judge__user", "contestant__category"):
        saved = fill_sheet(sheet, *VALUES, notes={2: NOTE})
        token, seen = new_token(), saved.version
        submit_score_sheet(sheet=saved, actor=sheet.judge.user, seen_version=seen, token=token)
        make_evidence(saved, number=2)
    return World(edition, people)


def through_the_year(world: World) -> Iterator[str]:
    """Take the edition from state to state, and give the name of each once it is reached."""
    edition, panitia = world.edition, world.people["panitia"]

    def approve() -> None:
        issued(confirmed(approved(edition.decisions.get())))
        issued_paper(edition)

    def announce() -> None:
        decision = edition.decisions.get()
        cancel_schedule(decision=decision, actor=panitia, seen=1)
        publish(decision=decision, actor=panitia)

    def withdraw() -> None:
        withdraw_publication(
            decision=edition.decisions.get(), actor=panitia, reason="Nama salah.", seen=1
        )

    def annul() -> None:
        annul_decision(
            decision=edition.decisions.get(), actor=world.people["penetap"], reason="Nama salah."
        )

    steps: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: close_with_joint_winners(world),
        lambda: proposed(edition),
        approve,
        lambda: scheduled(edition.decisions.get()),
        announce,
        withdraw,
        annul,
    )
    for state, step in zip(STATES, steps, strict=True):
        step()
        edition.refresh_from_db()
        yield state


def close_with_joint_winners(world: World) -> None:
    """Close judging; the panel lets both equals share the first place."""
    edition: Edition = close_judging(edition=world.edition, actor=world.people["panitia"])
    category = edition.categories.get()
    contestants = list(category.contestants.order_by("running_order"))
    record_tie_decision(
        category=category,
        kind=TieKind.JOINT,
        contestants=contestants,
        signers=list(edition.judges.all()),
        reason="Musyawarah panel.",
        seen=seen_text(contestants, []),
        actor=world.people["panitia"],
    )


def browsers(world: World) -> dict[str, Client]:
    """Return a browser for everybody, one that has not signed in among them.

    Each has an address of its own: nobody is asked to wait for what others checked.
    """
    people = {kind: signed_in(user) for kind, user in world.people.items()}
    people["anonymous"] = Client()
    for at, client in enumerate(people.values(), start=1):
        client.defaults["REMOTE_ADDR"] = f"10.0.0.{at}"
    return people


def paths_of(world: World, rungs: Iterable[Rung]) -> dict[str, str]:
    """Return the path of each address; what does not exist yet has one that never was."""
    now = World(world.edition, world.people).facts  # a world keeps those of when it was asked
    facts = {"tie": UNUSED, **{name: fact or UNUSED for name, fact in now.items()}}
    return {rung.name: rung.path.format(**facts) for rung in rungs}


def seen_at(client: Client, rung: Rung, paths: Mapping[str, str], kind: str) -> list[str]:
    """Return the canaries that an address shows to somebody of this kind, headers included."""
    ask = client.get if rung.get else client.post
    answer = ask(paths[rung.name])
    text = f"{answer.headers} {text_of(answer)}"
    knows_names = kind not in OUTSIDERS and rung not in PUBLIC
    secrets = KNOWN_WITHIN if knows_names else SECRETS
    files = OFFICIAL_FILES if rung.name in SIGHTS else ()
    return [each for each in (*secrets, *files) if each in text]


def text_of(answer: Response) -> str:
    """Return the text of a page, or of a workbook's sheets."""
    streams = getattr(answer, "streaming", False)
    content = b"".join(answer.streaming_content) if streams else answer.content  # type: ignore[attr-defined] # it streams
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(
                packed.read(name).decode(errors="replace") for name in packed.namelist()
            )
    return content.decode(errors="replace")
