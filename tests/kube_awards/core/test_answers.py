from __future__ import annotations

import pytest
from django.test import RequestFactory

from kube_awards.core.answers import wants_json


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/json", True),
        ("text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("*/*", False),
        ("text/html, application/json", False),
        ("image/png", False),
    ],
)
def test_only_who_prefers_json_is_answered_in_json(accept: str, expected: bool) -> None:
    request = RequestFactory().post("/", headers={"Accept": accept})

    assert wants_json(request) is expected
