"""Put the review of a result together: one sentence and its label first, details folded below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.diagnose import diagnose
from assessments.domain.diagnostics.robustness import Label
from assessments.selectors.review.agreement import agreement, judges, unusual
from assessments.selectors.review.choices import other_methods, weights
from assessments.selectors.review.stability import chances, closeness, without_a_judge

if TYPE_CHECKING:
    from assessments.domain.diagnostics import Diagnosis
    from assessments.domain.names import Names
    from assessments.domain.outcome import Outcome
    from assessments.selectors.review.parts import Section

# Leave-one-out ranks everything again for each judge: a page must not wait longer than a second.
MOST_SHEETS = 400


@dataclass(frozen=True)
class ReviewPanel:
    """What the committee reads about a result; `sentence` is Indonesian and begins with the label.

    Without label and sections where the category is too large to be examined on a page.
    """

    label: Label | None
    label_text: str
    sentence: str
    sections: tuple[Section, ...]

    @property
    def tag_kind(self) -> str:
        """Return the look of the label: a firm result is calm, a fragile one warns."""
        kinds = {Label.KOKOH: "ok", Label.CUKUP: "info", Label.RAPUH: "warn"}
        return kinds[self.label] if self.label else "neutral"


def review_panel(outcome: Outcome, names: Names, prizes: int) -> ReviewPanel:
    """Return the review of an outcome that has places, of which `prizes` are awarded."""
    if len(outcome.sheets) > MOST_SHEETS:
        return ReviewPanel(None, "", "", ())
    found = diagnose(outcome, prizes)
    robust = found.robustness
    return ReviewPanel(
        label=robust.label,
        label_text=_label(robust.label),
        sentence=robust.sentence(lambda identity: names.judge(names.contestant(identity))),
        sections=_sections(found, names, outcome),
    )


def _label(label: Label) -> str:
    labels = {Label.KOKOH: _("kokoh"), Label.CUKUP: _("cukup"), Label.RAPUH: _("rapuh")}
    return labels[label]


def _sections(found: Diagnosis, names: Names, outcome: Outcome) -> tuple[Section, ...]:
    aspects = [aspect.id for aspect in outcome.rules.aspects]
    return (
        closeness(found, names),
        without_a_judge(found, names),
        chances(found, names),
        weights(found, names, aspects),
        other_methods(found, names),
        agreement(found),
        judges(found, names),
        unusual(found, names),
    )
