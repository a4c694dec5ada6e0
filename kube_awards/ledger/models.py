"""The append-only chain of everything that happened (design.md §3)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing that happened; written by ledger.services.record only, never changed after.

    before and after are canonical JSON text, hashed as stored: a JSON column rewrites numbers.
    """

    seq = models.PositiveBigIntegerField(_("nomor"), primary_key=True)
    at = models.DateTimeField(_("waktu"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("pelaku"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ledger_entries",
    )
    action = models.CharField(_("tindakan"), max_length=64)
    object_type = models.CharField(_("jenis objek"), max_length=64)
    object_id = models.TextField(_("objek"))
    object_label = models.TextField(_("nama objek"))
    before = models.TextField(_("sebelum"), default="null")
    after = models.TextField(_("sesudah"), default="null")
    reason = models.TextField(_("alasan"), blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("catatan")
        verbose_name_plural = _("catatan")
        ordering: ClassVar[list[str]] = ["seq"]
        default_permissions = ("view",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_type", "object_id"], name="ledger_entry_object"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(seq__gte=1), name="ledger_entry_seq_from_one"
            ),
            # Two entries after one and the same predecessor would be a fork.
            models.UniqueConstraint(fields=["previous_hash"], name="ledger_entry_never_forks"),
        ]

    def __str__(self) -> str:
        """Return the number and what was done."""
        return f"{self.seq} {self.action}"
