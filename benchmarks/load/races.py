"""Let a save, a sending, a pulling back and the closing of judging meet in one moment (R6)."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import TYPE_CHECKING

from django.db import connections
from django.urls import reverse

from assessments.models import Edition, ScoreSheet
from assessments.services.judging import close_judging, reopen_judging
from kube_awards.core.errors import Refused

from .edition import INDICATORS
from .judge import FOUND, FULL, JudgeAtWork, form_fields
from .orders import Ending, Kind, Standing, Step, serial_endings
from .visitor import Dropped, hidden_fields

if TYPE_CHECKING:
    from .edition import Hall

ADDRESSES = {
    Kind.SAVE: "assessments:save",
    Kind.SEND: "assessments:send",
    Kind.PULL_BACK: "assessments:pull_back",
}
REFUSALS = {409, 423}
DELAY = 0.25  # seconds: a service in this process would always be faster than a request


class Unexpected(Exception):  # noqa: N818 - what happened to the step
    """A step was answered by neither a yes nor a refusal."""


@dataclass
class Outcome:
    """What the races came to."""

    rounds: int = 0
    faults: list[str] = field(default_factory=list)
    accepted: Counter[str] = field(default_factory=Counter)


class Races:
    """One sheet, its judge in a browser, and the panitia who closes and reopens judging."""

    def __init__(self, hall: Hall, judge: JudgeAtWork, sheet: str) -> None:
        """Fill the sheet, so that it can be sent, and take the key that all forms carry."""
        self.hall, self.judge, self.sheet = hall, judge, sheet
        self.chance = judge.chance
        self.outcome = Outcome()
        page = judge.visitor.get(reverse("assessments:sheet", args=[sheet])).body
        hidden = hidden_fields(page, reverse(ADDRESSES[Kind.SAVE], args=[sheet]))
        self.csrf = hidden["csrfmiddlewaretoken"]
        self.take(Step(Kind.SAVE, seen=int(hidden["versi"]), value=1))

    def run(self, rounds: int) -> Outcome:
        """Race so many times and say what went wrong, a line each."""
        for _each in range(rounds):
            try:
                self._race()
            except (Unexpected, Dropped) as answer:
                self.outcome.faults.append(str(answer))
            self.outcome.rounds += 1
        connections.close_all()
        return self.outcome

    def _race(self) -> None:
        before = self.standing()
        steps = self._drawn_steps(before)
        ending = Ending(tuple(self._together(steps)), self.standing())
        named = zip(steps, ending.accepted, strict=True)
        yes = sorted(step.kind.value for step, said in named if said)
        self.outcome.accepted[" + ".join(yes)] += 1
        if ending not in serial_endings(before, steps):
            self.outcome.faults.append(f"no order of {steps} on {before} ends as {ending}")
        if not ending.standing.is_open:
            self._try_after_closing(ending.standing)
            self.take(Step(Kind.REOPEN))

    def _drawn_steps(self, standing: Standing) -> tuple[Step, ...]:
        """Draw one step of each kind; some wait for the version that another one makes."""
        versions = [standing.version + self.chance.choice((0, 0, 1, 2)) for _kind in ADDRESSES]
        judges = [
            Step(kind, version, self.chance.choice(FULL))
            for kind, version in zip(ADDRESSES, versions, strict=True)
        ]
        steps = [*judges, Step(Kind.CLOSE), *[Step(Kind.REOPEN)] * self.chance.choice((0, 1))]
        self.chance.shuffle(steps)
        return tuple(steps)

    def _together(self, steps: tuple[Step, ...]) -> list[bool]:
        barrier = Barrier(len(steps))
        delays = [self.chance.uniform(0, DELAY) for _step in steps]

        def start(step: Step, delay: float) -> bool:
            barrier.wait(timeout=20)
            time.sleep(0 if step.kind in ADDRESSES else delay)
            return self.take(step)

        with ThreadPoolExecutor(len(steps)) as pool:
            return list(pool.map(start, steps, delays))

    def _try_after_closing(self, closed: Standing) -> None:
        """Write by every way there is; nothing may be taken."""
        steps = [Step(kind, closed.version, 3) for kind in ADDRESSES]
        accepted = [step.kind.value for step in steps if self.take(step)]
        if accepted or self.standing() != closed:
            self.outcome.faults.append(f"after closing: {accepted}, {self.standing()}")

    def take(self, step: Step) -> bool:
        """Do one step and say whether it was accepted."""
        return self._post(step) if step.kind in ADDRESSES else self._rule(step)

    def _post(self, step: Step) -> bool:
        fields = {"csrfmiddlewaretoken": self.csrf, "versi": str(step.seen)}
        fields["token"] = secrets.token_hex(16)
        if step.kind is Kind.SAVE:
            numbers = range(1, INDICATORS + 1)
            fields |= form_fields(dict.fromkeys(numbers, (step.value, "")))
        address = reverse(ADDRESSES[step.kind], args=[self.sheet])
        reply = self.judge.visitor.post(address, fields)
        if reply.status not in {FOUND, *REFUSALS}:
            raise Unexpected(f"{step} was answered {reply.status}")
        return reply.status == FOUND

    def _rule(self, step: Step) -> bool:
        edition, actor = self.hall.edition, self.hall.panitia
        try:
            if step.kind is Kind.CLOSE:
                close_judging(edition=edition, actor=actor)
            else:
                reopen_judging(edition=edition, actor=actor, reason="Uji beban")
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    def standing(self) -> Standing:
        """Read what stands now; a sheet of mixed values stands for nothing and is value 0."""
        sheet = ScoreSheet.objects.get(public_id=self.sheet)
        values = set(sheet.scores.values_list("value", flat=True))
        return Standing(
            is_open=Edition.objects.get(pk=self.hall.edition.pk).is_open,
            is_sent=sheet.is_submitted,
            version=sheet.version,
            value=(values.pop() or 0) if len(values) == 1 else 0,
        )
