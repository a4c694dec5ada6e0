"""Run rounds against the real services: five people, each on a thread and a connection of its own.

Everything but a refusal that an order explains is a fault: a deadlock, a lock that nobody gives
back, an answer that a page would show as a failure.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import TYPE_CHECKING

from django.db import connections

from assessments.models import Edition, ScoreSheet
from assessments.services.reopening import reopen_score_sheet
from assessments.services.sheets import Entry, save_score_sheet
from benchmarks.races.orders import Ending, Kind, Standing, Step, serial_endings
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused
from kube_awards.ledger.selectors import verify_chain
from prizes.models import Decision
from prizes.selectors.integrity import differences
from prizes.services.decisions import approve_decision, propose_decision, return_decision
from tests.factories import DECIDED_ON, closed_edition, make_user, proposed, settled, sheet_of

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from kube_awards.accounts.models import User

FAULT = "FAULT"
INDICATORS = range(1, 5)
DELAY = 0.06  # seconds: about what a step takes, so that each order comes now and then


@dataclass(frozen=True)
class People:
    """Who takes the steps."""

    proposer: User
    reopener: User
    returner: User
    approver: User


def race(rounds: int, chance: random.Random) -> Iterator[str]:
    """Give the name of each round's serial order, as FAULT with its evidence where there is none.

    Half of the rounds begin with a closed edition, the other half with a proposal that waits.
    """
    people = People(*(make_user(role) for role in (Role.PANITIA,) * 2 + (Role.PENETAP,) * 2))
    for number in range(rounds):
        edition = settled(closed_edition(judges=1, contestants=2))
        if number % 2:
            proposed(edition)
        yield Round(edition, people, chance).name()


class Round:
    """One edition on which all five steps are taken at once."""

    def __init__(self, edition: Edition, people: People, chance: random.Random) -> None:
        """Draw the steps: the save rests on the version before or after a reopening."""
        self.edition, self.people, self.chance = edition, people, chance
        self.sheet = sheet_of(edition)
        save = Step(Kind.SAVE, self.sheet.version + chance.choice((0, 1, 1)), chance.choice((1, 2)))
        others = [Step(kind) for kind in Kind if kind is not Kind.SAVE]
        self.steps = tuple(chance.sample([save, *others], len(Kind)))

    def name(self) -> str:
        """Race, and say which serial order it was."""
        before = self._standing()
        answers = self._together()
        failures = [repr(answer) for answer in answers if not isinstance(answer, bool)]
        if failures:
            return f"{FAULT} {'; '.join(failures)}"
        ending = Ending(tuple(answer is True for answer in answers), self._standing())
        if found := self._differences():
            return f"{FAULT} {found} after {ending}"
        orders = serial_endings(before, self.steps)
        return orders.get(ending) or f"{FAULT} no order of {self.steps} on {before} is {ending}"

    def _together(self) -> list[bool | Exception]:
        barrier = Barrier(len(self.steps))
        delays = [self.chance.uniform(0, DELAY) for _step in self.steps]

        def start(step: Step, delay: float) -> bool | Exception:
            barrier.wait(timeout=20)
            time.sleep(delay)
            try:
                return self._take(step)
            except Refused:
                return False
            except Exception as failure:  # noqa: BLE001 - whatever it is, it is the finding
                return failure
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(self.steps)) as pool:
            return list(pool.map(start, self.steps, delays))

    def _take(self, step: Step) -> bool:
        match step.kind:
            case Kind.PROPOSE:
                actor = self.people.proposer
                propose_decision(edition=self.edition, actor=actor, decided_on=DECIDED_ON)
            case Kind.REOPEN:
                actor = self.people.reopener
                reopen_score_sheet(sheet=self.sheet, reason="Periksa lagi.", actor=actor)
            case Kind.SAVE:
                self._save(step)
            case _:
                return self._answer(step)
        return True

    def _save(self, step: Step) -> None:
        save_score_sheet(
            sheet=self.sheet,
            actor=self.sheet.judge.user,
            seen_version=step.seen,
            entries={number: Entry(step.value) for number in INDICATORS},
            token=secrets.token_hex(16),
        )

    def _answer(self, step: Step) -> bool:
        """Approve or give back the first proposal, as whoever has just opened its page."""
        waiting = Decision.objects.filter(edition=self.edition, number=1).first()
        if waiting is None:
            return False
        if step.kind is Kind.RETURN:
            return_decision(decision=waiting, actor=self.people.returner, note="Nama salah.")
        else:
            actor, seen = self.people.approver, waiting.digest
            approve_decision(decision=waiting, actor=actor, digest_seen=seen)
        return True

    def _standing(self) -> Standing:
        sheet = ScoreSheet.objects.get(pk=self.sheet.pk)
        newest = Decision.objects.filter(edition=self.edition).order_by("-number").first()
        values = set(sheet.scores.values_list("value", flat=True))
        return Standing(
            is_frozen=Edition.objects.get(pk=self.edition.pk).state == "frozen",
            decisions=newest.number if newest else 0,
            decision=newest.state if newest else "",
            is_sent=sheet.is_submitted,
            version=sheet.version,
            value=(values.pop() or 0) if len(values) == 1 else 0,
        )

    def _differences(self) -> list[str]:
        """Say where a decision is not what was proposed."""
        decisions = Decision.objects.filter(edition=self.edition)
        return [found for decision in decisions for found in differences(decision)]


def broken_chain() -> str:
    """Say what is wrong with the ledger's chain; nothing where it is whole."""
    return verify_chain().reason


def report(names: list[str], broken: str) -> list[str]:
    """Return a line for each serial order, then what must be nought."""
    faults = [name for name in names if name.startswith(FAULT)]
    orders = Counter(name for name in names if name not in faults)
    lines = [f"  {count:4} × {name}" for name, count in sorted(orders.items())]
    return [
        *lines,
        f"  {'FAULT' if faults else 'ok   '} others: {len(faults)}",
        *[f"    {fault}" for fault in faults],
        f"  {'FAULT' if broken else 'ok   '} chain: {broken or 'whole'}",
    ]
