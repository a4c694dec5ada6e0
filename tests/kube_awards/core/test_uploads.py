from __future__ import annotations

import logging
import re
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from kube_awards.core import uploads
from kube_awards.core.decoding import __main__ as child
from kube_awards.core.decoding.unfit import Fault
from kube_awards.core.errors import Refused
from kube_awards.core.upload_limit import MAXIMUM_UPLOAD
from kube_awards.core.uploads import SENTENCES, checked_pdf, portrait, profile_photo, safe_image
from tests.uploads import SVG, document, encoded, photo, png_header, sent

if TYPE_CHECKING:
    from pathlib import Path

TOO_LARGE = "Berkas paling besar 10 MB. Perkecil dulu, lalu coba lagi."


def test_a_photo_is_taken_whatever_its_name_and_type_say() -> None:
    taken = safe_image(sent(photo(), "../../surat.exe", "text/html"))

    assert re.fullmatch(r"[0-9a-z]{16}\.webp", taken.name or "")
    assert Image.open(BytesIO(taken.read())).size == (80, 40)


def test_a_photo_for_a_profile_is_small_enough_for_a_page() -> None:
    crowd = Image.effect_noise((2000, 1000), 90).convert("RGB")

    taken = profile_photo(sent(encoded(crowd, quality=90)))

    made = taken.read()
    assert Image.open(BytesIO(made)).size in {(800, 400), (560, 280)}
    assert len(made) <= 75_000


def test_a_photo_for_a_list_is_the_middle_of_it_as_a_small_square() -> None:
    crowd = Image.effect_noise((2000, 1000), 90).convert("RGB")

    made = portrait(sent(encoded(crowd, quality=90))).read()

    assert Image.open(BytesIO(made)).size == (112, 112)
    assert len(made) <= 8_000


def test_a_pdf_is_taken_whatever_its_name_and_type_say() -> None:
    taken = checked_pdf(sent(document(2), "proposal.exe", "text/html"))

    assert re.fullmatch(r"[0-9a-z]{16}\.pdf", taken.name or "")
    with pikepdf.open(BytesIO(taken.read())) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (SVG, "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
        (
            png_header(30_000, 30_000),
            "Ukuran gambar foto ini terlalu besar. Perkecil dulu fotonya.",
        ),
        (b"", "Berkas ini kosong. Pilih berkas lain."),
        (photo() + bytes(MAXIMUM_UPLOAD), TOO_LARGE),
    ],
)
def test_a_refused_photo_is_told_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        safe_image(sent(data))

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (photo(), "Berkas ini bukan PDF. Simpan dulu dokumennya sebagai PDF."),
        (document(51), "Berkas PDF paling banyak 50 halaman. Ringkas dulu isinya."),
        (document() + bytes(MAXIMUM_UPLOAD), TOO_LARGE),
    ],
)
def test_a_refused_pdf_is_told_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_pdf(sent(data))

    assert str(refusal.value) == sentence


def test_every_fault_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Fault)


def test_a_decoder_that_dies_is_a_refusal_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(uploads, "PROJECT", tmp_path)  # where there is no decoder

    with caplog.at_level(logging.WARNING), pytest.raises(Refused) as refusal:
        safe_image(sent(photo()))

    assert refusal.value.message == SENTENCES[Fault.TOO_HEAVY]
    assert "a decoder stopped" in caplog.text


def test_a_decoder_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SECONDS", 0.001)

    with pytest.raises(Refused) as refusal:
        safe_image(sent(photo()))

    assert refusal.value.message == SENTENCES[Fault.TOO_HEAVY]


PROBE = """
from kube_awards.core.decoding import __main__ as child
child.convert = lambda kind, data: {what}
raise SystemExit(child.main())
"""


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("bytes(10 ** 10)", (1, b"", b"\ntoo_heavy")),
        ("open('{file}', 'w').write('a' * 99999)", (1, b"", b"Error")),
        ("[None for _ in iter(int, 1)]", (-9, b"", b"")),
        ("b'aman'", (0, b"aman", b"")),
    ],
    ids=["memory", "writing", "time", "none of them"],
)
def test_the_decoder_works_under_limits_of_its_own(
    what: str, answer: tuple[int, bytes, bytes], tmp_path: Path
) -> None:
    done = run_child(PROBE.format(what=what.format(file=tmp_path / "berkas")))

    assert done == answer


def run_child(program: str) -> tuple[int, bytes, bytes]:
    program = program.replace("raise SystemExit", "child.SECONDS = 1\nraise SystemExit")
    done = subprocess.run(
        [sys.executable, "-c", program, "image"],
        input=b"",
        capture_output=True,
        check=False,
        cwd=uploads.PROJECT,
        env={},  # nor may the measurement of coverage write into a process that must not write
    )
    told = b"Error" if b"Error" in done.stderr else done.stderr
    return done.returncode, done.stdout, told


def test_the_decoder_answers_with_the_name_of_the_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child, "limit_itself", lambda _memory: None)
    monkeypatch.setattr(sys, "argv", ["decoding", "pdf"])
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": BytesIO(SVG)}))

    assert (child.main(), capfd.readouterr()) == (1, ("", "\nnot_a_pdf"))
