"""Each rule of payments that the database itself holds, by the name of its constraint."""

from __future__ import annotations

import pytest
from django.utils import timezone

from prizes.models import Payment
from tests.broken_rules import breaks
from tests.factories import DECIDED_ON
from tests.prizes.payment_cases import decided

pytestmark = pytest.mark.django_db

TESTED = {
    "tax_is_known_once_decided",
    "no_tax_withholds_nothing",
    "payment_is_complete_or_not_made",
    "tax_rule_is_known",
    "capacity_is_known",
    "handover_way_is_known",
}
NOW = timezone.now()


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("tax_is_known_once_decided", {"tax": 1}),
        ("tax_is_known_once_decided", {"tax_rule": "pph21"}),
        ("no_tax_withholds_nothing", {"tax_rule": "none", "tax": 1, "net": 1}),
        ("payment_is_complete_or_not_made", {"handed_over_on": DECIDED_ON}),
        ("payment_is_complete_or_not_made", {"way": "cash"}),
        ("payment_is_complete_or_not_made", {"paid_at": NOW}),
        ("tax_rule_is_known", {"tax_rule": "lain", "tax": 0, "net": 0}),
        ("capacity_is_known", {"receiver_capacity": "lain"}),
        (
            "handover_way_is_known",
            {
                "tax_rule": "none",
                "tax": 0,
                "net": 0,
                "receiver_name": "Sri",
                "paid_at": NOW,
                "paid_by": 1,
                "handed_over_on": DECIDED_ON,
                "way": "lain",
            },
        ),
    ],
)
def test_a_payment_does_not_contradict_itself(name: str, changes: dict[str, object]) -> None:
    decision = decided()
    if "paid_by" in changes:
        changes = changes | {"paid_by": decision.proposed_by}

    with breaks(name):
        Payment.objects.update(**changes)
