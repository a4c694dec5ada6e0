"""Refuse to go on with a decision that was changed behind the services' back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kube_awards.core.errors import Refused
from prizes.selectors.integrity import differences, recorded_differences

if TYPE_CHECKING:
    from prizes.models import Decision

logger = logging.getLogger(__name__)
MOST_SAID = 3


class DecisionDiffers(Refused):
    """The stored decision is not the one that was proposed, approved or computed."""


def refuse_changed(decision: Decision, *, recompute: bool = True) -> None:
    """Raise DecisionDiffers, naming what differs, unless everything is as it was recorded.

    Without `recompute` the engine is not asked again, for who asked it a moment ago: the keyed
    ledger alone knows what was approved, and costs a third.
    """
    found = differences(decision) if recompute else recorded_differences(decision)
    if not found:
        return
    logger.error("decision %s differs: %s", decision.pk, " ".join(found))
    sentence = _(
        "Langkah ini dihentikan: data penetapan tidak lagi sama dengan yang dicatat. %(found)s"
    )
    raise DecisionDiffers(sentence % {"found": " ".join(found[:MOST_SAID])})
