"""Say what needs somebody's attention while judging runs, each with the way to settle it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import EditionState
from assessments.permissions import ALLOWED, Act
from assessments.selectors.expected_panel import missing_unsur
from assessments.selectors.panel_warnings import UNSUR_MISSING
from assessments.selectors.reminders import undelivered
from assessments.selectors.tasks import SheetStatus
from assessments.services.reminder_mail import wait_before_next_try
from kube_awards.core.formats import clock
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.decisions import current_decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.models import Edition, Reminder, ReopenRequest
    from assessments.selectors.paper_page import WaitingPaper
    from assessments.selectors.progress import JudgeProgress, Progress
    from kube_awards.accounts.roles import Role

SOON = dt.timedelta(hours=24)
HOUR, DAY = 3600, 86400


@dataclass(frozen=True)
class Concern:
    """One thing that needs attention: what it is, where it is settled, and by whom."""

    text: str
    url: str
    action: str
    act: Act = Act.WATCH

    def shown_to(self, roles: frozenset[Role]) -> Concern:
        """Return it without the way there for somebody who may not settle it."""
        return self if ALLOWED[self.act] & roles else replace(self, url="")


def concerns_of(
    edition: Edition, progress: Progress, papers: Sequence[WaitingPaper], now: dt.datetime
) -> Iterator[Concern]:
    """Return what needs attention, the most pressing first."""
    if edition.is_open:
        yield from _about_time(edition, progress, now)
    if edition.takes_reopened:
        yield from _about_mail(edition, progress)
    yield from _about_papers(papers)
    if edition.may_change_panel:
        yield from _about_panel(edition, progress)


def about_requests(requests: Sequence[ReopenRequest]) -> Iterator[Concern]:
    """Return that judges wait for an answer."""
    if requests:
        text = ngettext(
            "%(count)d permintaan juri untuk membuka kembali lembar.",
            "%(count)d permintaan juri untuk membuka kembali lembar.",
            len(requests),
        ) % {"count": len(requests)}
        yield Concern(text, "#permintaan", _("Lihat permintaan"), Act.READ_PANEL)


def about_confirmations(edition: Edition) -> Iterator[Concern]:
    """Return which judges stand in the way of the announcement of the decision that holds."""
    decision = current_decision(edition) if edition.state == EditionState.FROZEN else None
    if decision is None or not decision.is_approved:
        return
    publication = getattr(decision, "publication", None)
    if publication and publication.is_public:
        return
    known = confirmations_of(decision)
    if known.allow_publishing:
        return
    page = reverse("prizes:publication", args=[edition.slug])
    if against := len(known.objections):
        text = ngettext(
            "%(count)d juri keberatan atas nilainya dalam berita acara.",
            "%(count)d juri keberatan atas nilainya dalam berita acara.",
            against,
        )
        yield Concern(text % {"count": against}, page, _("Lihat konfirmasi"), Act.READ_DECISION)
    if silent := len(known.waiting):
        text = ngettext(
            "%(count)d juri belum mengonfirmasi berita acara.",
            "%(count)d juri belum mengonfirmasi berita acara.",
            silent,
        )
        yield Concern(text % {"count": silent}, page, _("Lihat konfirmasi"), Act.READ_DECISION)


def _about_time(edition: Edition, progress: Progress, now: dt.datetime) -> Iterator[Concern]:
    if edition.closes_at is None:
        return
    if edition.closes_at <= now:
        text = _("Waktu penutupan sudah lewat (%(time)s); juri tidak dapat mengirim lagi.")
        close = reverse("console:close", args=[edition.slug])
        yield Concern(
            text % {"time": clock(edition.closes_at)}, close, _("Tutup penilaian"), Act.RUN_JUDGING
        )
    elif edition.closes_at - now <= SOON and progress.late:
        text = ngettext(
            "%(count)d juri belum mengirim semua lembar; penilaian ditutup %(left)s lagi.",
            "%(count)d juri belum mengirim semua lembar; penilaian ditutup %(left)s lagi.",
            len(progress.late),
        ) % {"count": len(progress.late), "left": time_left(edition.closes_at - now)}
        yield Concern(text, "#kemajuan", _("Lihat juri"))


def _about_mail(edition: Edition, progress: Progress) -> Iterator[Concern]:
    """Yield who still has sheets to send and was not reached by mail, with the ready text."""
    still = {each.judge.pk: each.judge for each in progress.judges if each.writable}
    for reminder in undelivered(edition):
        if judge := still.get(reminder.judge_id):
            if wait_before_next_try(reminder) is not None:
                url = reverse("console:judge_sheets", args=[edition.slug, judge.public_id])
            yield Concern(
                _unreached(reminder) % {"name": judge.name},
                f"{url}#pengingat",
                _("Salin teks atau buka WhatsApp"),
                Act.RUN_JUDGING,
            )


def _unreached(reminder: Reminder) -> str:
    if not reminder.was_refused:
        return _("Email pengingat untuk %(name)s belum pasti terkirim.")
    if wait_before_next_try(reminder) is None:
        return _("Email pengingat tidak diterima server untuk %(name)s; tidak dicoba lagi.")
    return _("Email pengingat tidak diterima server untuk %(name)s; akan dicoba lagi.")


def _about_papers(papers: Sequence[WaitingPaper]) -> Iterator[Concern]:
    if differing := sum(paper.differs for paper in papers):
        text = ngettext(
            "%(count)d lembar dari kertas: kedua isian berbeda.",
            "%(count)d lembar dari kertas: kedua isian berbeda.",
            differing,
        )
        yield Concern(text % {"count": differing}, "#kertas", _("Lihat lembar"))
    if waiting := len(papers) - differing:
        text = ngettext(
            "%(count)d lembar dari kertas menunggu orang kedua.",
            "%(count)d lembar dari kertas menunggu orang kedua.",
            waiting,
        )
        yield Concern(text % {"count": waiting}, "#kertas", _("Lihat lembar"))


def _about_panel(edition: Edition, progress: Progress) -> Iterator[Concern]:
    panel = reverse("console:panel", args=[edition.slug])
    present = [each for each in progress.judges if not each.is_absent]
    if outside := sum(not each.judge.user.has_entered for each in present):
        text = ngettext(
            "%(count)d juri belum pernah masuk.", "%(count)d juri belum pernah masuk.", outside
        )
        yield Concern(text % {"count": outside}, panel, _("Kirim undangan"), Act.READ_PANEL)
    for missing in missing_unsur([each.judge for each in present]) if present else ():
        text = UNSUR_MISSING % {"unsur": missing.label}
        yield Concern(text, panel, _("Lihat panel"), Act.READ_PANEL)
    if edition.shows_values_to_staff or edition.is_open:
        yield from _about_reopened(edition, present)


def _about_reopened(edition: Edition, present: Sequence[JudgeProgress]) -> Iterator[Concern]:
    for each in present:
        given_back = sum(cell.status == SheetStatus.REOPENED for cell in each.missing)
        if given_back:
            text = ngettext(
                "%(judge)s: %(count)d lembar dibuka kembali dan belum terkirim.",
                "%(judge)s: %(count)d lembar dibuka kembali dan belum terkirim.",
                given_back,
            ) % {"judge": each.judge.name, "count": given_back}
            url = reverse("console:judge_sheets", args=[edition.slug, each.judge.public_id])
            yield Concern(text, url, _("Lihat lembar"), Act.READ_PANEL)


def time_left(left: dt.timedelta) -> str:
    """Return how long something lasts still, in the two largest units."""
    seconds = max(0, int(left.total_seconds()))
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // 60
    parts = []
    if days:
        parts.append(ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days})
    if hours:
        parts.append(ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours})
    if not days and (minutes or not hours):
        parts.append(ngettext("%(n)d menit", "%(n)d menit", minutes) % {"n": minutes})
    return " ".join(parts)
