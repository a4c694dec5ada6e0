"""Filters of the audit trail stand in the address, and narrow the file as they narrow the page."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from kube_awards.ledger.services import record
from tests.factories import (
    make_edition,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.kube_awards.console.views.trail_pages import numbers, overseer, page, write
from tests.ledger_lines import written_lines
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition

pytestmark = pytest.mark.django_db

BOM = b"\xef\xbb\xbf"


def table_of(response: Response) -> list[list[str]]:
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined] # it streams
    assert content.startswith(BOM)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


# Filters ------------------------------------------------------------------------------------------


def test_each_filter_narrows_and_they_work_together() -> None:
    edition = make_edition(title="Lomba Kenari")
    client = overseer()
    user = write(edition, 2)
    record(actor=None, action="judging.closed", obj=edition)
    today = Entry.objects.order_by("-seq")[0].at + dt.timedelta(hours=7)
    day, tomorrow = (f"{today + dt.timedelta(days=each):%Y-%m-%d}" for each in (0, 1))

    found = {
        query: len(numbers(page(client, edition, query)))
        for query in (
            f"?pelaku={user.public_id}",
            "?pelaku=sistem&tindakan=judging.closed",
            "?tindakan=judging.closed",
            "?objek=lomba+KENARI",
            f"?dari={day}&sampai={day}&objek=lomba",
            f"?dari={tomorrow}&sampai={tomorrow}",
            f"?pelaku={user.public_id}&tindakan=judging.closed",
        )
    }

    assert list(found.values()) == [2, 1, 1, 3, 3, 0, 0]


def test_a_sheet_is_found_by_its_judge_and_its_contestant() -> None:
    edition = open_edition(judges=2, contestants=1)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 4)
    client = overseer()

    found = [
        {row.kind for row in page(client, edition, f"?objek={name}").context["page"].rows}
        for name in (sheet.judge.name, sheet.contestant.name.removeprefix("KUBE "))
    ]

    assert all("Lembar nilai" in kinds for kinds in found)


def test_nothing_found_says_so_and_offers_the_way_back() -> None:
    edition = make_edition()

    words = words_of(page(overseer(), edition, "?objek=tidakada"))

    assert "Tidak ada kejadian untuk saringan ini. Hapus saringan" in words


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?dari=kemarin", "Dari tanggal: Tulis tanggal seperti 24/11/2026."),
        ("?sampai=9999-12-31", "Sampai tanggal: Tahun harus antara 2000 dan 2100."),
        ("?dari=0001-01-01", "Dari tanggal: Tahun harus antara 2000 dan 2100."),
        ("?dari=2026-02-02&sampai=2026-02-01", "Tanggal ini lebih awal dari “Dari tanggal”."),
        ("?pelaku=nobody", "Pelaku: Pilih pelaku dari daftar."),
        ("?tindakan=drop.table", "Tindakan: Pilih tindakan dari daftar."),
        (f"?objek={'x' * 121}", "Objek (nama peserta, juri, KUBE): Pastikan nilai ini mengandung"),
    ],
)
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_listed(
    query: str, sentence: str
) -> None:
    edition = make_edition()
    write(edition, 1)

    response = page(overseer(), edition, query)

    assert response.status_code == 422
    assert sentence in words_of(response)
    assert "page" not in response.context


def test_what_was_typed_is_kept() -> None:
    edition = make_edition()

    content = page(overseer(), edition, "?dari=kemarin&objek=Melati").content.decode()

    assert 'value="kemarin"' in content
    assert 'value="Melati"' in content


# The file -----------------------------------------------------------------------------------------


def take(client: Client, edition: Edition, **asked: str) -> Response:
    return client.post(f"/panitia/{edition.slug}/audit/unduh/", asked)


def test_the_file_holds_what_was_filtered_and_the_download_is_written_down() -> None:
    edition = make_edition()
    client = overseer()
    write(edition, 3)
    record(actor=None, action="judging.closed", obj=edition, reason="=2+3")

    with written_lines() as lines:
        table = table_of(take(client, edition, tindakan="judging.closed"))

    assert table[0][:5] == ["Nomor", "Waktu (WIB)", "Pelaku", "Peran", "Tindakan"]
    assert [row[2:] for row in table[1:]] == [
        ["Sistem", "", "Penilaian ditutup", "Edisi", str(edition), "", "", "'=2+3"]
    ]
    assert [(line.action, line.after) for line in lines] == [
        ("trail.downloaded", {"filters": {"tindakan": "judging.closed"}})
    ]


def test_a_long_file_misses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = make_edition()
    client = signed_in(make_user(Role.PANITIA))
    write(edition, 12)
    monkeypatch.setattr("kube_awards.console.trail.export.AT_A_TIME", 5)

    table = table_of(take(client, edition))

    sides = [row[8] for row in table[1:]]
    assert sides == [f"Urutan: {number}" for number in reversed(range(12))]


def test_a_wrong_filter_gives_no_file_and_no_line() -> None:
    edition = make_edition()
    client = overseer()

    with written_lines() as lines:
        response = take(client, edition, dari="kemarin")

    assert (response.status_code, lines) == (422, [])
