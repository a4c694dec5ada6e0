"""Keep why something unusual about a set-up is right as it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.circumstances import REASON_LENGTH, Recorded
from assessments.models.editions import Edition


class Explanation(Recorded):
    """What panitia say to a warning; `code` and `subject` name the warning, not a row.

    `fact` is the warning as it read then, in the language of the office: once it reads otherwise,
    the note answers something that is no more.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="explanations")
    code = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    fact = models.TextField()
    note = models.CharField(_("keterangan"), max_length=REASON_LENGTH)

    class Meta:
        ordering = ["edition", "code", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code", "subject"], name="one_explanation_per_warning"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="explanation_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"
