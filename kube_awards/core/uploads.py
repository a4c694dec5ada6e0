"""Take photos and PDF files from people: checked, written anew, or refused with a sentence.

The bytes are opened by a child process with limits of its own (kube_awards.core.decoding), so that
a file made to exhaust or to break a decoder costs nobody else a second.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from kube_awards.core.decoding.unfit import Fault
from kube_awards.core.errors import Refused
from kube_awards.core.identifiers import new_public_id
from kube_awards.core.upload_limit import MAXIMUM_UPLOAD

if TYPE_CHECKING:
    from django.core.files.base import File

SECONDS = 15
MAXIMUM_SPREADSHEET = 2 * 1024 * 1024
AT_ONCE = threading.BoundedSemaphore(2)  # of each server process: a decoder may take 400 MB
PROJECT = Path(__file__).resolve().parents[2]

logger = logging.getLogger(__name__)

SENTENCES = {
    Fault.NOT_AN_IMAGE: _("Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
    Fault.HEIC: _(
        "Foto HEIC belum dapat dibaca. Di iPhone buka Pengaturan, Kamera, Format, lalu pilih "
        "“Paling Kompatibel”; atau simpan foto ini sebagai JPEG."
    ),
    Fault.TOO_MANY_PIXELS: _("Ukuran gambar foto ini terlalu besar. Perkecil dulu fotonya."),
    Fault.BROKEN_IMAGE: _("Foto ini rusak atau tidak lengkap. Ambil atau pilih foto lain."),
    Fault.NOT_A_PDF: _("Berkas ini bukan PDF. Simpan dulu dokumennya sebagai PDF."),
    Fault.BROKEN_PDF: _("Berkas PDF ini rusak atau tidak lengkap. Simpan ulang sebagai PDF."),
    Fault.LOCKED_PDF: _("Berkas PDF ini terkunci kata sandi. Simpan ulang tanpa kata sandi."),
    Fault.TOO_MANY_PAGES: _("Berkas PDF paling banyak 50 halaman. Ringkas dulu isinya."),
    Fault.ACTIVE_PDF: _(
        "Berkas PDF ini memuat skrip, lampiran, atau perintah lain. Cetak ulang dokumennya ke PDF "
        "biasa, lalu unggah lagi."
    ),
    Fault.OLD_EXCEL: _(
        "Berkas ini .xls lama atau terkunci kata sandi. Simpan ulang dari Excel sebagai “Buku "
        "Kerja Excel” (.xlsx) tanpa kata sandi."
    ),
    Fault.NOT_A_SHEET: _("Berkas ini bukan lembar kerja. Pilih berkas .xlsx atau .csv."),
    Fault.WIDE_TEXT: _(
        "Huruf di berkas ini disimpan dengan cara yang tidak dapat dibaca. Simpan ulang dari Excel "
        "sebagai “CSV UTF-8” atau “Buku Kerja Excel”."
    ),
    Fault.BROKEN_SHEET: _("Berkas ini rusak atau tidak lengkap. Simpan ulang dari Excel."),
    Fault.TOO_MUCH_UNPACKED: _(
        "Isi berkas ini terlalu besar. Salin barisnya saja ke templat yang baru."
    ),
    Fault.TOO_MANY_ROWS: _(
        "Satu lembar paling banyak 5.000 baris dan 100 kolom. Hapus baris kosong di bawah data, "
        "atau bagi berkasnya."
    ),
    Fault.TOO_HEAVY: _("Berkas ini terlalu berat untuk diperiksa. Simpan ulang, lalu coba lagi."),
}


def safe_image(upload: File[bytes]) -> ContentFile[bytes]:
    """Return the photo as upright WebP of at most 1600 px without metadata; raise Refused.

    Neither the name nor the content type that the browser sent is believed; the new name is random.
    """
    return _photo("image", upload)


def profile_photo(upload: File[bytes]) -> ContentFile[bytes]:
    """Return the photo as safe_image does, at most 800 px and 75 KB: it is loaded with a page."""
    return _photo("profile", upload)


def thumbnail(photo: File[bytes]) -> ContentFile[bytes]:
    """Return the photo as safe_image does, at most 256 px and 8 KB, for a row of them."""
    return _photo("thumbnail", photo)


def portrait(photo: File[bytes]) -> ContentFile[bytes]:
    """Return the middle of the photo as a square of 112 px, some 3 KB, for a list of people."""
    return _photo("portrait", photo)


def emblem(upload: File[bytes]) -> ContentFile[bytes]:
    """Return a logo as WebP of at most 720 px for paper: what is transparent stays so."""
    return _photo("emblem", upload)


def checked_pdf(upload: File[bytes]) -> ContentFile[bytes]:
    """Return the PDF written anew, at most 50 pages and nothing active in it; raise Refused."""
    content = _opened_apart("pdf", _bytes_of(upload))
    return ContentFile(content, name=f"{new_public_id()}.pdf")


def spreadsheet(upload: File[bytes]) -> bytes:
    """Return the cells of an .xlsx or .csv file as JSON of plain texts; raise Refused.

    Formulas are not computed and macros are not looked at (kube_awards.core.decoding.sheets).
    """
    if upload.size > MAXIMUM_SPREADSHEET:
        raise Refused(_("Berkas paling besar 2 MB. Salin barisnya saja ke templat yang baru."))
    return _opened_apart("sheet", _bytes_of(upload))


def _photo(kind: str, upload: File[bytes]) -> ContentFile[bytes]:
    content = _opened_apart(kind, _bytes_of(upload))
    return ContentFile(content, name=f"{new_public_id()}.webp")


def _bytes_of(upload: File[bytes]) -> bytes:
    if upload.size > MAXIMUM_UPLOAD:
        raise Refused(_("Berkas paling besar 10 MB. Perkecil dulu, lalu coba lagi."))
    upload.seek(0)
    data: bytes = upload.read()
    if not data:
        raise Refused(_("Berkas ini kosong. Pilih berkas lain."))
    return data


def decoder(kind: str) -> list[str]:
    """Return the command that opens a file of this kind, to be run at the project's root."""
    return [sys.executable, "-W", "ignore", "-m", "kube_awards.core.decoding", kind]


def _opened_apart(kind: str, data: bytes) -> bytes:
    try:
        with AT_ONCE:
            done = subprocess.run(  # noqa: S603 - our own module; the file goes through a pipe
                decoder(kind),
                input=data,
                capture_output=True,
                check=False,
                cwd=PROJECT,
                env={},  # no secret of ours stands near the decoders
                timeout=SECONDS,
            )
    except subprocess.TimeoutExpired as error:
        raise Refused(SENTENCES[Fault.TOO_HEAVY]) from error
    if done.returncode == 0:
        return done.stdout
    raise Refused(SENTENCES[_fault_in(done.stderr)])


def _fault_in(told: bytes) -> Fault:
    """Return the fault that the child named; a child that died said something else, or nothing."""
    text = told.decode(errors="replace")
    try:
        return Fault(text.rpartition("\n")[2])
    except ValueError:
        logger.warning("a decoder stopped: %s", text[-500:])
        return Fault.TOO_HEAVY
