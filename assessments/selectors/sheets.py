"""Read one score sheet as its judge sees it: values, running total, check page, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.domain.inputs import SheetInput
from assessments.domain.scoring import running_total
from assessments.selectors.closing import closed_sentence
from assessments.selectors.rules import frozen_rules
from assessments.selectors.tasks import SheetStatus, indicator_counts, tasks_of
from kube_awards.core.formats import clock, fingerprint, rupiah, score_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from assessments.models import Aspect, Contestant, ScoreSheet
    from assessments.selectors.tasks import TaskRow

OFFICE_LANGUAGE = "id"


@dataclass(frozen=True)
class Written:
    """What stands on a sheet: value and note by indicator number."""

    values: Mapping[int, int]
    notes: Mapping[int, str]

    @property
    def as_scores(self) -> dict[str, int]:
        """Return the values as the engine reads them."""
        return {str(number): value for number, value in self.values.items()}


def written_on(sheet: ScoreSheet) -> Written:
    """Return what stands on the sheet now."""
    rows = list(sheet.scores.values_list("indicator__number", "value", "note"))
    return Written(
        values={number: value for number, value, _note in rows if value is not None},
        notes={number: note for number, _value, note in rows if note},
    )


@dataclass(frozen=True)
class RunningTotal:
    """The total so far, out of what the filled indicators can give."""

    value_text: str
    maximum_text: str
    filled: int
    total: int

    @property
    def is_complete(self) -> bool:
        """Say whether every indicator has a value."""
        return self.filled == self.total


@dataclass(frozen=True)
class AspectProgress:
    """How far one aspect of the sheet is."""

    code: str
    name: str
    filled: int
    total: int
    anchor: str

    @property
    def percent(self) -> int:
        """Return the share of filled indicators, 0 to 100."""
        return 100 * self.filled // self.total


@dataclass(frozen=True)
class Fact:
    """One fact of a profile; `lang` names the language where the office wrote a text."""

    label: str
    text: str
    lang: str = ""


@dataclass(frozen=True)
class SheetPage:
    """The score sheet around its form."""

    title: str
    region: str
    category_name: str
    task_number: int
    task_count: int
    saved_label: str
    running: RunningTotal
    aspects: tuple[AspectProgress, ...]
    editable: bool
    banner: str
    profile: tuple[Fact, ...]
    paper_note: str
    reopened_because: str
    rules_because: str
    public_id: str
    save_url: str
    review_url: str
    pull_back_url: str


def sheet_page(sheet: ScoreSheet, aspects: list[Aspect], written: Written) -> SheetPage:
    """Return the page of one sheet; `written` is what the form shows, saved or not."""
    rows = tasks_of(sheet.judge).rows
    own = next(row for row in rows if row.public_id == sheet.public_id)
    editable = sheet.takes_scores_now
    return SheetPage(
        title=sheet.contestant.name,
        region=sheet.contestant.region.short_name,
        category_name=sheet.contestant.category.name,
        task_number=1 + rows.index(own),
        task_count=len(rows),
        saved_label=saved_label(sheet),
        running=running_total_of(sheet, written),
        aspects=tuple(aspect_progress(aspect, written) for aspect in aspects),
        editable=editable,
        banner=locked_banner(sheet),
        profile=profile_of(sheet.contestant),
        reopened_because=sheet.reopened_because if sheet.is_reopened else "",
        rules_because=rules_note(sheet),
        paper_note=paper_note(sheet, waits=own.status == SheetStatus.ON_PAPER),
        public_id=sheet.public_id,
        save_url=reverse("assessments:save", args=[sheet.public_id]),
        review_url=reverse("assessments:review_sheet", args=[sheet.public_id]),
        pull_back_url=reverse("assessments:pull_back", args=[sheet.public_id]),
    )


def saved_label(sheet: ScoreSheet) -> str:
    """Return when the sheet was last saved, in words."""
    return saved_text(sheet.saved_at)


def saved_text(saved_at: dt.datetime | None) -> str:
    """Return that moment in words, by the server's clock; nothing where there is none."""
    if saved_at is None:
        return ""
    time = clock(saved_at).removesuffix(" WIB")
    return _("Tersimpan pukul %(time)s") % {"time": time}


def locked_banner(sheet: ScoreSheet) -> str:
    """Return why the sheet cannot be written now, or nothing."""
    if sheet.takes_scores_now:
        return ""
    if sheet.judge.edition.takes_scores_now:
        return _("Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya.")
    return f"{closed_sentence(sheet.judge.edition)} " + _("Lembar ini hanya dapat dibaca.")


def rules_note(sheet: ScoreSheet) -> str:
    """Return why the rules were changed, on a sheet that still has to be sent under them."""
    return "" if sheet.is_submitted or sheet.is_reopened else sheet.rules.reason


def paper_note(sheet: ScoreSheet, *, waits: bool) -> str:
    """Return what panitia do or did with the judge's paper sheet, or nothing."""
    if sheet.paper_entered_by and sheet.paper_checked_by:
        return _(
            "Nilai ini dari lembar kertas: dimasukkan oleh %(one)s, diperiksa oleh %(two)s."
        ) % {
            "one": sheet.paper_entered_by.full_name,
            "two": sheet.paper_checked_by.full_name,
        }
    if waits:
        return _(
            "Panitia sedang memasukkan lembar kertas Anda; isiannya menunggu pemeriksa. Bila Anda"
            " menyimpan nilai di sini, isian dari kertas itu tidak dipakai."
        )
    return ""


def running_total_of(sheet: ScoreSheet, written: Written) -> RunningTotal:
    """Return the running total of what is written, on the scale 0 to 100."""
    points, maximum = running_total(frozen_rules(sheet.rules), written.as_scores)
    return RunningTotal(
        value_text=score_text(points, 1),
        maximum_text=score_text(maximum, 0 if maximum.denominator == 1 else 1),
        filled=len(written.values),
        total=indicator_counts(sheet.judge.edition)[sheet.contestant.category_id],
    )


def aspect_progress(aspect: Aspect, written: Written) -> AspectProgress:
    """Return how many indicators of an aspect have a value."""
    indicators = list(aspect.indicators.all())
    return AspectProgress(
        code=aspect.code,
        name=aspect.name,
        filled=sum(indicator.number in written.values for indicator in indicators),
        total=len(indicators),
        anchor=f"aspek-{aspect.code}",
    )


def profile_of(contestant: Contestant) -> tuple[Fact, ...]:
    """Return the facts judges ask for, each with its name; nothing private is among them."""
    facts: list[Fact] = []
    if kube := contestant.kube:
        facts = [
            Fact(_("Usaha"), kube.business, OFFICE_LANGUAGE),
            Fact(_("Kelurahan"), kube.kelurahan),
            Fact(_("Berdiri"), str(kube.founded_year)),
            Fact(_("Ketua"), kube.chair),
            Fact(_("Jumlah keluarga"), str(kube.families)),
            Fact(_("Pendapatan per bulan sebelum"), money(kube.income_before)),
            Fact(_("Pendapatan per bulan sekarang"), money(kube.income_after)),
            Fact(_("Tabungan kelompok"), money(kube.savings)),
            Fact(_("Modal usaha"), money(kube.working_capital)),
            Fact(
                _("Iuran kesetiakawanan sosial"), _("berjalan") if kube.iks_running else _("belum")
            ),
            Fact(_("Profil"), kube.profile, OFFICE_LANGUAGE),
        ]
    elif person := contestant.facilitator:
        facts = [
            Fact(_("Kelurahan"), person.kelurahan),
            Fact(_("KUBE yang didampingi"), str(person.kube or "")),
            Fact(_("Mendampingi sejak"), str(person.since_year)),
            Fact(_("Jumlah KUBE dampingan"), str(person.groups_served)),
            Fact(_("Profil"), person.profile, OFFICE_LANGUAGE),
        ]
    return tuple(fact for fact in facts if fact.text)


def money(amount: int | None) -> str:
    """Return an amount as printed, or nothing where it is not known."""
    return "" if amount is None else rupiah(amount)


@dataclass(frozen=True)
class SentPage:
    """The receipt of a sent sheet and what comes next."""

    title: str
    receipt: str
    at: object
    total_text: str
    fingerprint: str
    next: TaskRow | None
    all_sent: bool
    paper_note: str
    print_url: str
    pull_back_url: str
    can_pull_back: bool


def sent_page(sheet: ScoreSheet) -> SentPage:
    """Return the confirmation of a sent sheet."""
    tasks, written = tasks_of(sheet.judge), written_on(sheet)
    return SentPage(
        title=sheet.contestant.name,
        receipt=sheet.receipt,
        at=sheet.submitted_at,
        total_text=running_total_of(sheet, written).value_text,
        fingerprint=fingerprint(sheet_digest(sheet, written)),
        next=tasks.next,
        all_sent=tasks.all_sent,
        paper_note=paper_note(sheet, waits=False),
        print_url=reverse("assessments:print_sheet", args=[sheet.public_id]),
        pull_back_url=reverse("assessments:pull_back", args=[sheet.public_id]),
        can_pull_back=sheet.judge.edition.takes_scores_now,
    )


def sheet_digest(sheet: ScoreSheet, written: Written) -> str:
    """Return the digest of a sheet's scores, the one that the result file carries for it."""
    scores = {number: str(value) for number, value in written.as_scores.items()}
    return SheetInput(sheet.judge.public_id, sheet.contestant.public_id, scores).digest
