"""What a judge asks for tells panitia the judge's words, and no value of the sheet."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
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
    # 5, 4 of 60 and 3, 4 of 40: 79,5 on the scale of 0 to 100
    seen = canaries_seen(client, paths, (NOTE, "79,5", "79.5"))

    assert (len(asked), seen) == (3, [])
