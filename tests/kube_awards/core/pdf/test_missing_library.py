from __future__ import annotations

import sys

import pytest

from kube_awards.core import pdf

ENGINE = "kube_awards.core.pdf.engine"


class BareMachine:
    """Fail to load WeasyPrint as a machine without Pango does."""

    @staticmethod
    def find_spec(name: str, *_args: object) -> None:
        """Greet with a banner on stdout and raise OSError."""
        if name == "weasyprint":
            print("WeasyPrint could not import some external libraries.")  # noqa: T201 - as it does
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_a_missing_library_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf.render_pdf("", stylesheets=[])
    monkeypatch.delattr(pdf, "engine")
    for name in ("weasyprint", ENGINE):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [BareMachine, *sys.meta_path])

    with pytest.raises(pdf.PdfError) as refusal:
        pdf.render_pdf("<p>a</p>", stylesheets=[])

    assert str(refusal.value) == (
        "Pembuat PDF belum terpasang di server ini. Mohon hubungi pengelola sistem; "
        "perintah “manage check” menyebut paket yang kurang."
    )
    assert capsys.readouterr().out == ""
