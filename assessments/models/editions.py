"""Describe one yearly assessment: what it is called and where it stands."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kube_awards.core.models import Versioned

GRACE = dt.timedelta(seconds=60)
# Words that stand where an edition's address stands, /panitia/<word>/; no edition is called so.
RESERVED_SLUGS = ("audit", "edisi", "impor", "kube", "orang", "pendamping", "tugas", "wilayah")


def check_slug_is_free(slug: str) -> None:
    """Refuse a word that is an address of its own under /panitia/."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("Alamat ini dipakai halaman lain."))


class EditionState(models.TextChoices):
    """The life of an edition; one step back is possible where nothing official exists yet."""

    SETUP = "setup", _("Persiapan")
    OPEN = "open", _("Penilaian berlangsung")
    CLOSED = "closed", _("Ditutup, ditinjau")
    FROZEN = "frozen", _("Hasil dibekukan")
    ARCHIVED = "archived", _("Diarsipkan")


# While the panel may still change: who judges is part of a frozen result.
BEFORE_FREEZING = (EditionState.SETUP, EditionState.OPEN, EditionState.CLOSED)


class Paper(models.TextChoices):
    """The paper that official documents are printed on."""

    A4 = "A4", "A4 (210 × 297 mm)"
    F4 = "F4", "F4 (215 × 330 mm)"


class Edition(Versioned):
    """One yearly assessment: what it is called, when it closes, whose name its papers carry."""

    slug = models.SlugField(
        _("alamat"), unique=True, max_length=20, validators=[check_slug_is_free]
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    title = models.CharField(_("judul"), max_length=160)
    level = models.CharField(_("tingkat"), max_length=120)
    venue = models.CharField(_("tempat penilaian"), max_length=160, blank=True)
    judged_on = models.DateField(_("tanggal penilaian"))
    closes_at = models.DateTimeField(_("ditutup pada"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    state = models.CharField(
        max_length=10, choices=EditionState.choices, default=EditionState.SETUP, editable=False
    )
    letterhead = models.TextField(
        _("kop"), blank=True, help_text=_("Satu baris kop pada tiap baris.")
    )
    logo = models.FileField(_("logo"), upload_to="logo/", blank=True)
    place = models.CharField(_("kota penandatanganan"), max_length=60, default="Jakarta")
    signatory_title = models.TextField(_("jabatan penanda tangan"), blank=True)
    signatory_name = models.CharField(_("nama penanda tangan"), max_length=120, blank=True)
    signatory_nip = models.CharField(
        _("NIP"),
        max_length=25,
        blank=True,
        validators=[RegexValidator(r"^[\d ]*$", _("NIP hanya berisi angka dan spasi."))],
    )
    paper = models.CharField(_("kertas"), max_length=2, choices=Paper.choices, default=Paper.A4)
    legal_basis = models.TextField(
        _("dasar hukum"), blank=True, help_text=_("Satu peraturan pada tiap baris.")
    )
    decree_paragraphs = models.TextField(
        _("diktum tambahan keputusan"), blank=True, help_text=_("Satu diktum pada tiap baris.")
    )
    decree_copies = models.TextField(
        _("tembusan keputusan"), blank=True, help_text=_("Satu penerima pada tiap baris.")
    )
    white_ground = models.BooleanField(_("piagam berdasar putih"), default=False)
    certificate_line = models.CharField(_("baris tambahan pada piagam"), max_length=160, blank=True)
    rules_confirmed = models.BooleanField(
        _("aturan sudah disahkan"),
        default=False,
        help_text=_("Sebelum disahkan, instrumen bertanda: contoh, bukan ketentuan resmi."),
    )
    is_sample = models.BooleanField(default=False, editable=False)
    presenting = models.ForeignKey(
        "assessments.Contestant", models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-year", "slug"]
        verbose_name = _("edisi")
        verbose_name_plural = _("edisi")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=EditionState.values), name="edition_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    def accepts_scores(self, at: dt.datetime) -> bool:
        """Say whether a sheet may be written at this moment, a minute of grace included."""
        if self.state != EditionState.OPEN:
            return False
        return self.closes_at is None or at <= self.closes_at + GRACE

    @property
    def takes_scores_now(self) -> bool:
        """Say whether a sheet may be written at this moment, by the state and by the clock."""
        return self.accepts_scores(timezone.now())

    def closed_since(self, at: dt.datetime) -> dt.datetime | None:
        """Return since when no judge may send, seen at this moment; None while they may.

        That is the set time, or the moment before it at which staff closed.
        """
        if self.state == EditionState.SETUP:
            return None
        moments = [self.closed_at, self.closes_at]
        return min((each for each in moments if each is not None and each <= at), default=None)

    @property
    def takes_reopened(self) -> bool:
        """Say whether a sheet that was given back may be written: until the result is frozen."""
        return self.state in {EditionState.OPEN, EditionState.CLOSED}

    @property
    def is_open(self) -> bool:
        """Say whether judging is open by its state, whatever the clock says."""
        return self.state == EditionState.OPEN

    @property
    def shows_values_to_staff(self) -> bool:
        """Say whether staff may see values: never before judging has been closed."""
        return self.state not in {EditionState.SETUP, EditionState.OPEN}

    @property
    def may_change_seats(self) -> bool:
        """Say whether somebody may join or leave the panel: never who has seen a result decides."""
        return self.state in {EditionState.SETUP, EditionState.OPEN}

    @property
    def may_change_panel(self) -> bool:
        """Say whether judges may still be invited, or become absent or present."""
        return self.state in BEFORE_FREEZING
