from __future__ import annotations

import logging

import pytest

from kube_awards.core.logs import HideLinkTokens

TOKEN = "aB3-_x" * 7


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"Gone: /undangan/{TOKEN}/", "Gone: /undangan/***/"),
        (f"Not Found: /en/undangan/{TOKEN}/baru/", "Not Found: /en/undangan/***/baru/"),
        (f"path='/sandi/buat-baru/1k-{TOKEN}/'", "path='/sandi/buat-baru/***/'"),
        ("Gone: /undangan/terkirim/", "Gone: /undangan/terkirim/"),
        ("Not Found: /juri/", "Not Found: /juri/"),
    ],
)
def test_a_token_in_an_address_never_reaches_the_log(line: str, kept: str) -> None:
    what, _, address = line.partition("/")
    record = logging.makeLogRecord({"msg": f"{what}%s", "args": (f"/{address}",)})

    assert HideLinkTokens().filter(record)
    assert record.getMessage() == kept
