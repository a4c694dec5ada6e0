"""A worker is ready for certificates before anybody asks for one."""

from __future__ import annotations

import logging
import runpy
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kube_awards.core import pdf
from prizes.documents import warm_up

if TYPE_CHECKING:
    import pytest

CONFIGURATION = Path(__file__).resolve().parents[2] / "gunicorn.conf.py"


def test_a_new_worker_prints_one_for_nobody_beside_its_other_work() -> None:
    pdf._stamp.cache_clear()  # noqa: SLF001 - what a new process has not

    runpy.run_path(str(CONFIGURATION))["post_worker_init"](None)
    (thread,) = [each for each in threading.enumerate() if each.name.startswith("warm-up")]
    thread.join()

    assert (thread.daemon, pdf._stamp.cache_info().currsize) == (True, 1)  # noqa: SLF001 - likewise


def test_a_server_without_pango_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_arguments: object) -> None:
        raise pdf.PdfError("Pembuat PDF belum terpasang di server ini.")

    monkeypatch.setattr(pdf, "_render", refuse)
    pdf._stamp.cache_clear()  # noqa: SLF001 - what a new process has not

    with caplog.at_level(logging.WARNING):
        warm_up()

    assert caplog.messages == [
        "certificates cannot be printed here: Pembuat PDF belum terpasang di server ini."
    ]
