"""Count the versions of a row that several people edit."""

from __future__ import annotations

from django.db import models


class Versioned(models.Model):
    """A row that carries its version, so that nobody overwrites what another has just written."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
