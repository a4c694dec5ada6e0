"""Keep each issued certificate: its frozen content, its bytes and their digest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kube_awards.core.identifiers import grouped, new_verification_code
from prizes.models.decisions import Award


class CertificateStatus(models.TextChoices):
    """A certificate is valid until its decision is annulled or another decision holds."""

    VALID = "valid", _("Asli")
    REVOKED = "revoked", _("Dicabut")
    REPLACED = "replaced", _("Digantikan")


class Certificate(models.Model):
    """A piagam as issued; it is served from its stored bytes and never rendered again."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="certificates")
    number = models.CharField(_("nomor"), max_length=60, blank=True)
    code = models.CharField(max_length=16, unique=True, default=new_verification_code)
    content = models.TextField()
    file = models.FileField(upload_to="piagam/")
    digest = models.CharField(max_length=64)
    status = models.CharField(
        max_length=10, choices=CertificateStatus.choices, default=CertificateStatus.VALID
    )
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["award__contestant__category__order", "award__place", "award__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(status="valid"),
                name="one_valid_certificate_per_award",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CertificateStatus.values), name="certificate_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.grouped_code

    @property
    def is_valid(self) -> bool:
        """Say whether the decision it was issued under still holds."""
        return self.status == CertificateStatus.VALID

    @property
    def grouped_code(self) -> str:
        """Return the verification code as printed."""
        return grouped(self.code)
