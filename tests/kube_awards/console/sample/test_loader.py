"""A fault in the content files is refused by a sentence that names its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kube_awards.console.sample.loader import CONTENT, read_sample_edition
from kube_awards.console.sample.tables import SampleContentError

EDITION, SHEETS = "edition_2018.toml", "sheets_2018.toml"
KUBE, FACILITATOR = "instrument_kube.toml", "instrument_pendamping.toml"
FAULTS = [
    (EDITION, "year = 2018\n", "year 2018\n", "edition_2018.toml: Expected '='"),
    (EDITION, "year = 2018\n", "", "edition_2018.toml: year is missing"),
    (EDITION, "year = 2018\n", "year = true\n", "edition_2018.toml: year is bool, not int"),
    (EDITION, '"DINAS SOSIAL"', '" "', "edition_2018.toml.letterhead: 2 is blank"),
    (EDITION, '"DINAS SOSIAL"', "7", "edition_2018.toml.letterhead: 2 is int, not str"),
    (EDITION, "2018-09-20", '"20/9/2018"', "edition_2018.toml: judged_on is str, not date"),
    (EDITION, "families = 12", "families = 12.5", "edition_2018.toml.kubes.2: families is float"),
    (EDITION, 'key = "juri-2"', 'key = "juri-1"', "a key is used twice"),
    (EDITION, "is_head = true", "is_head = false", "the panel needs exactly one head"),
    (EDITION, '"csr"', '"wartawan"', "an unsur is missing or unknown"),
    (EDITION, 'kube = "melati-jaya"', 'kube = "lain"', "pendamping-timur: unknown KUBE lain"),
    (EDITION, "draft_filled = 6", "draft_filled = 12", "the draft is either empty or full"),
    (EDITION, 'draft = "pendamping-selatan"', 'draft = "lain"', "names a sheet that is not there"),
    (KUBE, "weight = 40", "weight = 45", "kube: aspect weights total 105, not 100"),
    (KUBE, "place = 4\n", "place = 5\n", "kube: places have a hole"),
    (KUBE, '    "Tidak ada rencana kerja.",\n', "", "kube: Rencana kerja usaha lacks a descriptor"),
    (FACILITATOR, "trophy = true", 'trophy = "ya"', "prizes.1: trophy is str, not bool"),
    (SHEETS, '"5455 4545 4445"', '"5455 4545 4446"', "melati-jaya holds something else than 1 to"),
    (SHEETS, '"5455 4545 4445"', '"5455 4545 444"', "juri-1, melati-jaya: 11 scores"),
    (SHEETS, 'melati-jaya = "5455', 'melati = "5455', "kube: sheets do not match judges"),
    (SHEETS, "indicator = 12", "indicator = 13", "juri-1, melati-jaya: note on unknown indicator"),
    (SHEETS, 'contestant = "melati-jaya"', 'contestant = "melati"', "1 note(s) name no sheet"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "message"), FAULTS)
def test_a_fault_is_refused_by_name(
    tmp_path: Path, name: str, right: str, wrong: str, message: str
) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "sample"))
    text = (folder / name).read_text(encoding="utf-8")
    assert right in text
    (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(SampleContentError) as refusal:
        read_sample_edition(folder)

    assert message in str(refusal.value)


def test_reading_twice_gives_the_same_edition() -> None:
    assert read_sample_edition() == read_sample_edition()
