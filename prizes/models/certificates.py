"""Keep each issued certificate: its frozen content, its bytes and their digest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Contestant, Edition, Judge
from kube_awards.core.identifiers import grouped, new_verification_code
from prizes.models.decisions import Award, Decision


class CertificateStatus(models.TextChoices):
    """A certificate is valid until it is revoked, or another of the same holder is issued."""

    VALID = "valid", _("Asli")
    REVOKED = "revoked", _("Dicabut")
    REPLACED = "replaced", _("Digantikan")


class Certificate(models.Model):
    """A piagam as issued; it is served from its stored bytes and never rendered again.

    It is of an award (and so of a decision), or thanks a judge of the edition.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="certificates")
    award = models.ForeignKey(Award, models.PROTECT, related_name="certificates", null=True)
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="certificates", null=True)
    number = models.CharField(_("nomor"), max_length=60, blank=True)
    code = models.CharField(max_length=16, unique=True, default=new_verification_code)
    content = models.TextField()
    file = models.FileField(upload_to="piagam/")
    size = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    status = models.CharField(
        max_length=10, choices=CertificateStatus.choices, default=CertificateStatus.VALID
    )
    ended_reason = models.CharField(_("alasan"), max_length=500, blank=True)
    # Set where the end of a decision ended it, or the beginning of another.
    ended_with = models.ForeignKey(Decision, models.PROTECT, related_name="+", null=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(status="valid"),
                name="one_valid_certificate_per_award",
            ),
            models.UniqueConstraint(
                fields=["judge"],
                condition=Q(status="valid"),
                name="one_valid_certificate_per_judge",
            ),
            models.CheckConstraint(
                condition=Q(award__isnull=False, judge__isnull=True)
                | Q(award__isnull=True, judge__isnull=False),
                name="certificate_is_of_award_or_judge",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CertificateStatus.values), name="certificate_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.grouped_code

    @property
    def is_valid(self) -> bool:
        """Say whether this is the one that its holder shows."""
        return self.status == CertificateStatus.VALID

    @property
    def is_taken_back(self) -> bool:
        """Say whether it was revoked for itself, whatever became of its decision."""
        return self.status == CertificateStatus.REVOKED and self.ended_with_id is None

    @property
    def is_replaced(self) -> bool:
        """Say whether another was issued in its place."""
        return self.status == CertificateStatus.REPLACED

    @property
    def holder_key(self) -> str:
        """Return the public id of the contestant or the judge; select them with the row."""
        owner = self.award.contestant if self.award else self.judge
        return owner.public_id if owner else ""

    @property
    def grouped_code(self) -> str:
        """Return the verification code as printed."""
        return grouped(self.code)


class CertificateNumber(models.Model):
    """The number from the office's agenda that somebody's certificate carries.

    It belongs to who competes or judges, so that it survives a new version of the decision.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="certificate_numbers")
    contestant = models.OneToOneField(
        Contestant, models.CASCADE, related_name="certificate_number", null=True
    )
    judge = models.OneToOneField(
        Judge, models.CASCADE, related_name="certificate_number", null=True
    )
    number = models.CharField(_("nomor"), max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contestant__isnull=False, judge__isnull=True)
                | Q(contestant__isnull=True, judge__isnull=False),
                name="certificate_number_is_of_contestant_or_judge",
            )
        ]

    def __str__(self) -> str:
        return self.number
