"""The whole line as people walk it: HTTP only, signed in with the passwords of the sample."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.test import Client
from pypdf import PdfReader

from tests.pages import Response, hidden_fields, words_of

if TYPE_CHECKING:
    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="([^"]+)"')
JUDGE = "Ratna Widyaningrum, S.E."
RANKING = [
    ("Juara I", "KUBE Melati Jaya", "88,40", "Rp11.000.000"),
    ("Juara II", "KUBE Anggrek Mandiri", "87,60", "Rp8.800.000"),
    ("Juara III", "KUBE Mawar Sejahtera", "73,90", "Rp6.600.000"),
    ("Harapan I", "KUBE Cahaya Bersama", "73,90", "Rp4.400.000"),
    ("Harapan II", "KUBE Kenanga Berkah", "67,00", "Rp3.300.000"),
]


class Person:
    """Somebody at a browser who reads pages, follows links and presses buttons."""

    def __init__(self, sample: StoredSample, email: str) -> None:
        """Sign in through the front door."""
        (account,) = [each for each in sample.accounts if each.email == email]
        self.password = account.password
        self.client = Client()
        self.page = self.client.post(
            "/masuk/", {"login": email, "password": account.password}, follow=True
        )

    @property
    def words(self) -> str:
        """Return what the page at hand says."""
        return words_of(self.page)

    def open(self, path: str) -> Response:
        """Go to an address."""
        self.page = self.client.get(path, follow=True)
        assert self.page.status_code == 200, path
        return self.page

    def links(self, part: str) -> list[str]:
        """Return the addresses on the page that hold this part, each once, in order."""
        found = LINK.findall(self.page.content.decode())
        return list(dict.fromkeys(link for link in found if part in link))

    def press(self, path: str, **fields: str | list[str]) -> None:
        """Send the form of the page at hand."""
        body = hidden_fields(self.page) | fields
        self.page = self.client.post(path, body, follow=True)

    def score(self, sheet: str, *values: int) -> None:
        """Fill a sheet and send it: save and check, read it over, send."""
        self.open(sheet)
        fields = {f"nilai-{number}": str(value) for number, value in enumerate(values, start=1)}
        self.press(f"{sheet}simpan/", action="review", **fields)
        self.press(f"{sheet}kirim/")
        assert "sudah diterima" in self.words

    def explain(self, kind: str) -> None:
        """Write a note to each warning of the ranking at hand and tick its names and amounts."""
        notes = re.findall(r'<textarea[^>]* name="([^"]+)"', self.page.content.decode())
        fields = dict.fromkeys(notes, "Dibahas dalam rapat panel.") | {f"names-{kind}": "on"}
        self.press(f"/panitia/2018/hasil/{kind}/", **fields)
        assert "Semua sudah diperiksa." in self.words


def finish_the_open_sheets(sample: StoredSample) -> None:
    """Do what the unfinished judge has left: one draft and three untouched sheets."""
    judge = Person(sample, sample.edition.judges.get(order=3).user.email)
    assert "6 dari 10 lembar terkirim" in judge.words
    for values in [(5, 4, 4, 4, 4, 5, 5, 4, 5, 5, 4, 5), (4,) * 11 + (3,), (3, 4) * 6, (5, 4) * 6]:
        (job, *_others) = judge.links("#ind")
        judge.score(job.partition("#")[0], *values)
        judge.open("/juri/")
    assert "Semua lembar sudah terkirim. Terima kasih." in judge.words


def propose_after_review(sample: StoredSample) -> Person:
    """Close judging, review both rankings and propose."""
    panitia = Person(sample, "panitia@contoh.test")
    assert "Lembar terkirim 50 /50" in panitia.words
    panitia.open("/panitia/2018/tutup/")
    panitia.press("/panitia/2018/tutup/")
    panitia.open("/panitia/2018/hasil/")
    for row in RANKING:
        assert [text in panitia.words for text in row] == [True] * 4
    assert "Nilai akhir sama (73,90); urutan memakai nilai ekonomi." in panitia.words
    panitia.explain("kube")
    panitia.open("/panitia/2018/hasil/pendamping/")
    assert "Juara I" in panitia.words
    panitia.explain("pendamping")
    write_the_minutes(panitia)
    panitia.press("/panitia/2018/penetapan/ajukan/", decided_on="2018-09-27")
    assert "menunggu pejabat penetap" in panitia.words
    return panitia


def write_the_minutes(panitia: Person) -> None:
    """Follow the way from the summary to the minutes and back, with what the page offers."""
    panitia.open("/panitia/2018/penetapan/")
    assert "Ajukan penetapan" in panitia.words
    assert "decided_on" not in panitia.page.content.decode()
    panitia.open("/panitia/2018/penetapan/berita-acara/")
    signers = re.findall(r'name="signers" value="(\d+)"', panitia.page.content.decode())
    panitia.press(
        "/panitia/2018/penetapan/berita-acara/",
        number="BA-01/2018",
        held_on="2018-09-27",
        place="Jakarta",
        signers=signers,
    )
    assert "Data berita acara disimpan." in panitia.words


def approve_by_a_second_person(sample: StoredSample, panitia: Person) -> None:
    """See that the proposer cannot, and that penetap can."""
    refused = panitia.client.post("/panitia/2018/penetapan/1/setujui/", {"digest_seen": "0" * 64})
    penetap = Person(sample, "penetap@contoh.test")
    penetap.open("/panitia/2018/penetapan/")
    penetap.press("/panitia/2018/penetapan/1/setujui/", kata_sandi=penetap.password)
    assert refused.status_code == 403
    assert "Hasil sudah ditetapkan." in penetap.words


def confirm_by_every_judge(sample: StoredSample) -> None:
    """Let each judge find the own scores in the minutes."""
    for number in range(1, 6):
        judge = Person(sample, f"juri{number}@contoh.test")
        judge.open("/juri/berita-acara/2018/")
        judge.press("/juri/berita-acara/2018/benar/")
        assert "Anda sudah mengonfirmasi" in judge.words


def issue_certificates(panitia: Person) -> list[str]:
    """Issue those of ten contestants and five judges, numbered; return the single papers."""
    panitia.open("/panitia/2018/dokumen/nomor/")
    numbers = {"pola": "{n}/KUBE-DKI/IX/2018", "mulai": "1201"}
    panitia.press("/panitia/2018/dokumen/nomor/isi/", **numbers)
    panitia.open("/panitia/2018/dokumen/")
    panitia.press("/panitia/2018/dokumen/terbitkan/")
    assert "15 piagam diterbitkan." in panitia.words
    return re.findall(r'action="(\S+/piagam/\w+\.pdf)"', panitia.page.content.decode())


def text_of(pdf: bytes, page: int = 0) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[page].extract_text().split())


def test_from_the_open_sample_to_a_printed_certificate(sample: StoredSample) -> None:
    public = Client()

    finish_the_open_sheets(sample)
    panitia = propose_after_review(sample)
    approve_by_a_second_person(sample, panitia)
    confirm_by_every_judge(sample)
    hidden = [public.get(path) for path in ("/hasil/2018/", "/hasil/xyz/")]
    panitia.open("/panitia/2018/pengumuman/")
    panitia.press("/panitia/2018/pengumuman/umumkan/")
    shown = words_of(public.get("/hasil/2018/"))
    links = issue_certificates(panitia)

    assert [answer.status_code for answer in hidden] == [404, 404]
    assert hidden[0].content == hidden[1].content
    for text in [text for row in RANKING for text in row]:
        assert text in shown
    assert "Pendamping KUBE Berprestasi" in shown
    assert len(links) == 15
    check_papers(panitia, links)
    call_command("verify_ledger")


def check_papers(panitia: Person, links: list[str]) -> None:
    """Download one certificate and all in one file; look the code of the first up."""
    print_file = panitia.client.post("/panitia/2018/dokumen/piagam-cetak-semua.pdf").content
    single = panitia.client.post(links[0]).content
    code = links[0].rpartition("/")[2].removesuffix(".pdf")
    answer = Client().get(f"/cek/{code}/")

    assert "KUBE Melati Jaya" in text_of(single)
    assert "1201/KUBE-DKI/IX/2018" in text_of(single)
    assert len(PdfReader(io.BytesIO(print_file)).pages) == 15
    assert "KUBE Melati Jaya" in text_of(print_file)
    assert answer.status_code == 200
    for text in ("Asli", "Juara I", "KUBE Melati Jaya"):
        assert text in words_of(answer)
