"""Headers that Django has no setting for stand on every response (quality.md S15)."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/masuk/", "/tidak-ada/", "/akun/pengaman/"])
def test_every_response_carries_the_same_protection(path: str) -> None:
    headers = Client().get(path).headers

    assert headers["Permissions-Policy"].startswith("camera=(), microphone=()")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-" not in headers["Content-Security-Policy"]


def test_a_page_for_somebody_signed_in_stays_in_no_cache() -> None:
    client = Client()
    client.force_login(make_user())

    cached = client.get("/akun/sesi/").headers["Cache-Control"]

    assert "no-store" in cached
    assert "private" in cached
