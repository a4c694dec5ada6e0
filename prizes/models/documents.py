"""Keep each issued office paper: its frozen content, its bytes and their digests."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Contestant, Edition
from kube_awards.core.identifiers import new_public_id
from prizes.models.decisions import Decision


class DocumentKind(models.TextChoices):
    """The office papers beside certificates; the value stands in their addresses."""

    PLENARY = "berita-acara-pleno", _("Berita acara pleno penetapan")
    ASSESSMENT = "berita-acara-penilaian", _("Berita acara penilaian")
    RECAP = "rekapitulasi", _("Rekapitulasi nilai")
    DECREE = "keputusan", _("Keputusan dan lampirannya")
    ATTENDANCE = "daftar-hadir", _("Daftar hadir")
    FEEDBACK = "umpan-balik", _("Lembar umpan balik")


class Document(models.Model):
    """One version of an office paper as issued; only `services.papers` writes it.

    It is served from its stored bytes and never rendered again. A list of attendance may be issued
    before there is a decision; a contestant is named by feedback alone. `content` is the canonical
    JSON of `prizes.papers.blocks.Paper`.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="documents")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="documents")
    contestant = models.ForeignKey(Contestant, models.PROTECT, null=True, related_name="documents")
    kind = models.CharField(max_length=30, choices=DocumentKind.choices)
    version = models.PositiveSmallIntegerField()
    number = models.CharField(_("nomor surat"), max_length=60, blank=True)
    reason = models.CharField(_("alasan perubahan"), max_length=300, blank=True)
    content = models.TextField()
    pdf = models.FileField(upload_to="surat/")
    pdf_digest = models.CharField(max_length=64)
    docx = models.FileField(upload_to="surat/", blank=True)
    docx_digest = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition", "kind", "decision", "contestant", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "decision", "contestant", "version"],
                condition=Q(decision__isnull=False, contestant__isnull=False),
                name="one_feedback_per_version",
            ),
            models.UniqueConstraint(
                fields=["kind", "decision", "version"],
                condition=Q(decision__isnull=False, contestant__isnull=True),
                name="one_paper_per_version",
            ),
            models.UniqueConstraint(
                fields=["kind", "edition", "version"],
                condition=Q(decision__isnull=True),
                name="one_undecided_paper_per_version",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | Q(kind="daftar-hadir"),
                name="only_attendance_needs_no_decision",
            ),
            models.CheckConstraint(
                condition=Q(contestant__isnull=False, kind="umpan-balik")
                | Q(contestant__isnull=True) & ~Q(kind="umpan-balik"),
                name="only_feedback_names_a_contestant",
            ),
            models.CheckConstraint(
                condition=Q(version=1, reason="") | Q(version__gt=1) & ~Q(reason=""),
                name="later_document_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(docx="", docx_digest="") | ~Q(docx="") & ~Q(docx_digest=""),
                name="docx_has_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"
