"""The granted roles, named in this one place (design.md §3).

A judge is no granted role: it follows from the panel of an edition, in assessments.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person was granted; juri is not among them."""

    PANITIA = "panitia", _("Panitia")
    PENETAP = "penetap", _("Pejabat penetap")
    PENGAWAS = "pengawas", _("Pengawas")
    BENDAHARA = "bendahara", _("Bendahara")
    SUPERADMIN = "superadmin", _("Superadmin")
