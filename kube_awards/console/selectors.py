"""Read what staff pages say across apps: where an edition stands, and what the next step is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Edition, EditionState
from assessments.permissions import Act, may
from prizes.models import Certificate
from prizes.selectors.decisions import decision_at_hand

if TYPE_CHECKING:
    from assessments.selectors.judge_table import JudgeTable
    from kube_awards.accounts.models import User
    from prizes.models import Decision
    from prizes.selectors.decisions import PrizedRanking

AWAITS_APPROVAL = 3


@dataclass(frozen=True)
class Step:
    """One step of the year: done, current or still to do."""

    label: str
    state: str
    url: str


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now, and why."""

    sentence: str
    label: str
    url: str


def stage_of(edition: Edition, decision: Decision | None) -> int:
    """Return how far the edition is: 0 persiapan … 5 dokumen, 6 when all is issued."""
    if edition.state == EditionState.SETUP:
        return 0
    if edition.state == EditionState.OPEN:
        return 1
    if decision is None:
        return 2
    if not decision.is_approved:
        return AWAITS_APPROVAL
    publication = getattr(decision, "publication", None)
    if publication is None or not publication.is_public:
        return 4
    return 6 if Certificate.objects.filter(award__decision=decision).exists() else 5


def steps_of(edition: Edition, stage: int) -> list[Step]:
    """Return the stepper (ux.md §3.3)."""
    slug = edition.slug
    home = reverse("console:edition", args=[slug])
    targets = [
        (_("Persiapan"), reverse("console:setup", args=[slug])),
        (_("Penilaian"), home),
        (_("Tinjau hasil"), reverse("console:results", args=[slug])),
        (_("Penetapan"), reverse("prizes:decision", args=[slug])),
        (_("Pengumuman"), reverse("prizes:publication", args=[slug])),
        (_("Dokumen"), reverse("prizes:documents", args=[slug])),
    ]
    return [
        Step(label, "done" if at < stage else "current" if at == stage else "todo", url)
        for at, (label, url) in enumerate(targets)
    ]


def edition_steps(edition: Edition) -> list[Step]:
    """Return the stepper of an edition as it stands."""
    return steps_of(edition, stage_of(edition, decision_at_hand(edition)))


def next_step(edition: Edition, stage: int) -> NextStep | None:
    """Return the one primary action of a stage, or None when everything is done."""
    slug = edition.slug
    actions = [
        (
            _("Lengkapi daftar persiapan, lalu buka penilaian."),
            _("Siapkan edisi"),
            reverse("console:setup", args=[slug]),
        ),
        (
            _("Tutup penilaian bila semua lembar sudah terkirim."),
            _("Tutup penilaian"),
            reverse("console:close", args=[slug]),
        ),
        (
            _("Periksa peringkat, lalu ajukan penetapan."),
            _("Tinjau hasil"),
            reverse("console:results", args=[slug]),
        ),
        (
            _("Penetapan menunggu persetujuan orang kedua."),
            _("Lihat penetapan"),
            reverse("prizes:decision", args=[slug]),
        ),
        (
            _("Hasil sudah ditetapkan dan belum diumumkan."),
            _("Umumkan hasil"),
            reverse("prizes:publication", args=[slug]),
        ),
        (
            _("Hasil sudah diumumkan. Piagam siap diterbitkan."),
            _("Buka dokumen"),
            reverse("prizes:documents", args=[slug]),
        ),
    ]
    return NextStep(*actions[stage]) if stage < len(actions) else None


def may_take_step(user: User, edition: Edition, stage: int) -> bool:
    """Say whether the stage's action is the user's: panitia's, or the approver's for a proposal."""
    if stage == AWAITS_APPROVAL and may(user, Act.APPROVE, edition):
        return True
    return may(user, Act.RUN_JUDGING, edition)


def names_across(table: JudgeTable, prized: PrizedRanking) -> list[str]:
    """Name the columns of a judge table as the ranking above it does, once that is decided."""
    named = {row.row.contestant.pk: row.name for row in prized.rows}
    return [named.get(contestant.pk, contestant.name) for contestant in table.contestants]


def newest_edition() -> Edition | None:
    """Return the edition that staff work on: the newest that is not archived, or None."""
    return Edition.objects.exclude(state=EditionState.ARCHIVED).order_by("-year", "-pk").first()
