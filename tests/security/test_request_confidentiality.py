"""What a judge asks for tells panitia the judge's words, and no value of the sheet."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from kube_awards.core.formats import score_text
from tests.factories import fill_sheet, make_user, open_edition, sheet_of, signed_in
from tests.requests import make_request
from tests.security.test_confidentiality import NOTE, canaries_seen

pytestmark = pytest.mark.django_db


def test_a_request_tells_staff_no_value() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = fill_sheet(sheet_of(edition), 5, 4, 3, 4, notes={2: NOTE})
    edition.closes_at = timezone.now() - dt.timedelta(minutes=2)
    edition.save(update_fields=["closes_at"])
    make_request(sheet, "Saya salah ketik.")
    client = signed_in(make_user(Role.PANITIA))
    paths = [
        f"/panitia/{edition.slug}/",
        f"/panitia/{edition.slug}/progres/",
        f"/panitia/{edition.slug}/lembar/{sheet.public_id}/tolak-permintaan/",
    ]

    asked = canaries_seen(client, paths, ("Saya salah ketik.",))
    # 60 % of 87,5 and 40 % of 62,5, as the judge reads it; the sheet holds it as exact units
    total = score_text(Fraction(sheet.total_units or 0, sheet.rules.denominator))
    seen = canaries_seen(client, paths, (NOTE, total, total.replace(",", ".")))

    assert (len(asked), seen) == (3, [])
