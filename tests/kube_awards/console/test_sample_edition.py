"""`sample_edition` loads the sample once, and keeps its passwords in one private file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from assessments.models import Edition, ScoreSheet
from kube_awards.accounts.models import User
from kube_awards.console.management.commands.sample_edition import accounts_file
from kube_awards.ledger.selectors import verify_chain
from prizes.models import Certificate, Decision
from prizes.selectors.certificates import issued_bytes
from tests.factories import make_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_accounts_file() -> Iterator[None]:
    """Leave no file behind for the next test."""
    yield
    accounts_file().unlink(missing_ok=True)


def load(*options: str) -> str:
    """Run the command; return what it printed."""
    out = io.StringIO()
    call_command("sample_edition", *options, stdout=out)
    return out.getvalue()


def test_the_sample_is_loaded_open_with_accounts_that_work() -> None:
    printed = load()

    (password,) = re.findall(r"panitia@contoh\.test +(\S+) ", printed)
    page = Client().post(
        "/masuk/", {"login": "panitia@contoh.test", "password": password}, follow=True
    )
    assert (Edition.objects.get().state, Edition.objects.get().is_sample) == ("open", True)
    assert page.redirect_chain[-1] == ("/panitia/2018/", 302)


def test_the_passwords_stand_in_a_file_that_only_its_owner_reads() -> None:
    printed = load()

    file = accounts_file()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text(encoding="utf-8").rstrip() in printed
    assert str(file) in printed
    assert User.objects.filter(is_sample=False).count() == 0


def test_a_second_start_changes_nothing_and_shows_the_accounts_again() -> None:
    first = load("--if-empty")
    users = list(User.objects.order_by("pk").values_list("email", "password"))

    second = load("--if-empty")

    assert second == first
    assert list(User.objects.order_by("pk").values_list("email", "password")) == users
    assert Edition.objects.count() == 1


def test_an_office_with_an_edition_of_its_own_gets_no_sample() -> None:
    make_edition()

    with pytest.raises(CommandError, match="Sudah ada edisi"):
        load()

    assert load("--if-empty") == ""
    assert not User.objects.exists()


def test_production_never_loads_the_sample(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="production"):
        load()

    assert not Edition.objects.exists()


def test_every_password_differs() -> None:
    passwords = re.findall(r"@contoh\.test +(\S+) ", load())

    assert len(set(passwords)) == len(passwords) == 10


# What is stored -----------------------------------------------------------------------------------


def test_the_open_sample_has_forty_six_sheets_sent_and_one_draft(sample: StoredSample) -> None:
    sheets = ScoreSheet.objects.filter(judge__edition=sample.edition)

    assert sheets.filter(state="submitted").count() == 46
    assert list(sheets.exclude(state="submitted").order_by("-filled").values_list("filled")) == [
        (6,),
        (0,),
        (0,),
        (0,),
    ]
    assert sheets.exclude(state="submitted").values("judge").distinct().count() == 1
    assert verify_chain().reason == ""


def test_the_finished_sample_is_published_and_certified(finished_sample: StoredSample) -> None:
    decision = Decision.objects.get()
    certificates = Certificate.objects.order_by("number")

    assert Edition.objects.get().state == "frozen"
    assert (decision.state, decision.publication.state) == ("approved", "published")
    assert decision.proposed_by == finished_sample.user("panitia@contoh.test")
    assert decision.approved_by == finished_sample.user("penetap@contoh.test")
    assert [certificate.number for certificate in certificates] == [
        f"{number}/KUBE-DKI/IX/2018" for number in range(1201, 1216)
    ]
    assert all(issued_bytes(certificate) for certificate in certificates)
    assert verify_chain().reason == ""


def test_the_prize_table_is_as_reported_with_its_source_note(sample: StoredSample) -> None:
    prizes = {
        category.kind: list(category.prizes.order_by("place").values_list("label", "amount"))
        for category in sample.edition.categories.all()
    }
    last = sample.edition.categories.get(kind="pendamping").prizes.get(place=5)

    assert prizes == {
        "kube": [
            ("Juara I", 11_000_000),
            ("Juara II", 8_800_000),
            ("Juara III", 6_600_000),
            ("Harapan I", 4_400_000),
            ("Harapan II", 3_300_000),
        ],
        "pendamping": [
            ("Juara I", 8_800_000),
            ("Juara II", 6_600_000),
            ("Juara III", 4_400_000),
            ("Harapan I", 2_200_000),
            ("Harapan II", 2_100_000),
        ],
    }
    assert "1.100.000" in last.source_note
