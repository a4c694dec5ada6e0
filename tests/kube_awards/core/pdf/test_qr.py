from __future__ import annotations

import re

import segno

from kube_awards.core.pdf.qr import MASK, draw_qr

URL = "https://penilaian.example/cek/19HSRQPNF5VH6K0D/"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")


def test_draw_qr_draws_exactly_the_dark_modules() -> None:
    code = segno.make_qr(URL, error="m", mask=MASK, boost_error=False)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit}

    drawing = draw_qr(URL)

    runs = [(int(x), int(y), int(length)) for x, y, length in RUN.findall(drawing.path)]
    drawn = [(x + step, y) for x, y, length in runs for step in range(length)]
    assert (drawing.size, len(drawn), set(drawn)) == (33, len(dark), dark)
    assert RUN.sub("", drawing.path) == ""


def test_draw_qr_draws_the_same_code_each_time() -> None:
    assert draw_qr(URL) == draw_qr(URL)
