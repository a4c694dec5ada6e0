from __future__ import annotations

import segno

from kube_awards.core.pdf.qr import MASK, QrDrawing, draw_qr

URL = "https://penilaian.example/cek/19HSRQPNF5VH6K0D/"


def test_draw_qr_draws_exactly_the_dark_modules() -> None:
    code = segno.make_qr(URL, error="m", mask=MASK, boost_error=False)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit}

    drawing = draw_qr(URL)

    drawn = [(x + step, y) for x, y, length in drawing.runs for step in range(length)]
    assert (drawing.size, len(drawn), set(drawn)) == (33, len(dark), dark)


def test_draw_qr_draws_the_same_code_each_time() -> None:
    assert draw_qr(URL) == draw_qr(URL)


def test_the_operators_fill_one_rectangle_a_run_from_the_top() -> None:
    drawing = QrDrawing(size=2, runs=((0, 0, 2), (1, 1, 1)))

    assert drawing.operators((10, 20, 5), "0 0 1") == (
        b"q 0 0 1 rg 2.5000 0 0 2.5000 10.000 20.000 cm\n0 1 2 1 re 1 0 1 1 re f\nQ"
    )
