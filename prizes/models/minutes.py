"""Keep what the minutes of the panel's meeting say beside the result, until it is proposed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models import Edition, Judge
from kube_awards.core.models import Versioned


class Minutes(Versioned):
    """The berita acara of an edition as panitia prepare it; a decision keeps a frozen copy."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="minutes")
    number = models.CharField(_("nomor berita acara"), max_length=60, blank=True)
    held_on = models.DateField(_("tanggal rapat"))
    place = models.CharField(_("tempat rapat"), max_length=160)
    signers = models.ManyToManyField(Judge, related_name="+", verbose_name=_("penanda tangan"))

    class Meta:
        verbose_name = _("berita acara")
        verbose_name_plural = _("berita acara")

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.number}"
