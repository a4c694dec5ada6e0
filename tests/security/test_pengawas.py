"""Pengawas reads everything and writes nothing: no button that writes, no step that is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kube_awards.ledger.models import Entry
from tests.security.ladder import LADDER, make_world

if TYPE_CHECKING:
    from tests.security.rungs import Rung

pytestmark = pytest.mark.django_db

FORM = re.compile(r'<form\b([^>]*method="post"[^>]*)>(.*?)</form>', re.IGNORECASE | re.DOTALL)
ACTION = re.compile(r'action="([^"]*)"')
BUTTON = re.compile(r'<button\b(?![^>]*type="button")|type="submit"', re.IGNORECASE)
# Taking data out is no writing; the language and the way out are in every page's frame.
HARMLESS = re.compile(
    r"/(unduh/(peserta/|nilai/)?|bahasa/|keluar/|piagam(-cetak-semua|/\w+)?\.(pdf|zip)"
    r"|surat/berkas/\w+/\w+/)$"
)
DOWNLOADS = (
    *("console:export_contestants", "console:export_scores", "console:trail_download"),
    *("prizes:certificate", "prizes:print_file", "prizes:package", "prizes:download_paper"),
)
READS = [rung for rung in LADDER if rung.get == 200 and "pengawas" in rung.right]
WRITES = [rung for rung in LADDER if rung.post and rung.name not in DOWNLOADS]


@pytest.mark.parametrize("rung", READS, ids=lambda rung: rung.name)
def test_no_page_shows_pengawas_a_button_that_writes(rung: Rung) -> None:
    world = make_world(rung.stage)

    content = world.browser("pengawas").get(world.path(rung)).content.decode(errors="replace")

    forms = [(ACTION.search(tag), inside) for tag, inside in FORM.findall(content)]
    targets = [match[1] if match else "here" for match, inside in forms if BUTTON.search(inside)]
    assert [target for target in targets if not HARMLESS.search(target)] == []


@pytest.mark.parametrize("rung", WRITES, ids=lambda rung: rung.name)
def test_no_step_is_taken_by_pengawas(rung: Rung) -> None:
    world = make_world(rung.stage)
    before = Entry.objects.count()

    answer = world.browser("pengawas").post(world.path(rung), world.body(rung))

    assert answer.status_code in {403, 404}
    assert Entry.objects.count() == before


def test_what_panitia_reads_and_pengawas_does_not_is_for_doing_something() -> None:
    only_panitia = {
        rung.name
        for rung in LADDER
        if rung.get == 200 and not rung.post and rung.path.startswith("/panitia/{edition}/")
        if "panitia" in rung.right and "pengawas" not in rung.right
    }

    assert only_panitia == {
        "console:blank_sheet",  # to print, without values
        "console:paper_photo",  # for the two who read the paper
        "console:import_template",
        "console:import_marked",
    }
