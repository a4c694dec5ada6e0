"""Take the pictures of the guide's second half: from the closed sheets to the announced result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.guide_pictures import STAFF, TABLE, screen
from tools.sample import signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tools.sample import Sample

PENETAP = "penetap@contoh.test"
#: What the guide does not show step by step: it begins where the sheets are closed.
CLOSE = """
from assessments.models import Edition
from assessments.services.judging import close_judging
from kube_awards.accounts.models import User
panitia = User.objects.get(email="panitia@contoh.test")
close_judging(edition=Edition.objects.get(slug="2018"), actor=panitia)
"""
PROPOSE = """
from assessments.models import Edition
from kube_awards.accounts.models import User
from kube_awards.console.sample.review import look_through
from kube_awards.console.sample.store import DECIDED_ON
from prizes.services.decisions import propose_decision
panitia = User.objects.get(email="panitia@contoh.test")
edition = Edition.objects.get(slug="2018")
look_through(edition=edition, actor=panitia, held_on=DECIDED_ON)
propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)
"""
#: All but one judge confirm, so that the page shows whom panitia still wait for.
APPROVE = """
from kube_awards.accounts.models import User
from prizes.models import Decision
from prizes.services.confirmations import confirm_scores
from prizes.services.decisions import approve_decision
waiting = Decision.objects.get()
penetap = User.objects.get(email="penetap@contoh.test")
decision = approve_decision(decision=waiting, actor=penetap, digest_seen=waiting.digest)
for question in list(decision.confirmations.all())[1:]:
    confirm_scores(confirmation=question, digest_seen=decision.digest)
"""
#: A name that was misspelt, so that a second version waits for its approval.
SUPERSEDE = """
from groups.models import Kube
from kube_awards.accounts.models import User
from kube_awards.console.sample.store import DECIDED_ON
from prizes.models import Decision
from prizes.services.superseding import propose_successor
kube = Kube.objects.get(name__contains="Melati Jaya")
kube.name = "Melati Jaya Abadi"
kube.save()
panitia = User.objects.get(email="panitia@contoh.test")
propose_successor(
    decision=Decision.objects.get(), actor=panitia, decided_on=DECIDED_ON,
    reason="Nama menurut akta kelompok: Melati Jaya Abadi.",
)
"""


def decision_pictures(browser: Browser, sample: Sample) -> None:
    """Go the way of panitia and penetap, and take one picture for each step from 13 on."""
    run(sample, CLOSE)
    page = signed_in(browser, sample, STAFF, TABLE)
    edition = f"{sample.base}/panitia/2018"
    page.goto(f"{edition}/hasil/kube/")
    screen(page, 13)
    screen(page, 14, below=page.locator(".review-side textarea").first)
    page.goto(f"{edition}/penetapan/berita-acara/")
    screen(page, 15)
    run(sample, PROPOSE)
    second = signed_in(browser, sample, PENETAP, TABLE)
    second.goto(f"{edition}/penetapan/")
    screen(second, 16)
    run(sample, APPROVE)
    page.goto(f"{edition}/pengumuman/")
    screen(page, 17)
    run(sample, SUPERSEDE)
    second.goto(f"{edition}/penetapan/versi/")
    screen(second, 18)


def run(sample: Sample, script: str) -> None:
    """Run a script in the sample's own shell."""
    sample.manage("shell", "-v", "0", "-c", script)
