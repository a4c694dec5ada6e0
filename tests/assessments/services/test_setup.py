"""Identity, logo and rules are written by who saw the stored version, until judging is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage

from assessments.models import Category, Edition
from assessments.services.setup import update_identity, update_rules
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.core.uploads import safe_image
from tests.factories import edition_ready, make_category, make_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines
from tests.uploads import photo, sent

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
WHO = "Panitia Uji"


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name=WHO)


def test_what_changed_is_written_and_nothing_else(panitia: User) -> None:
    edition = make_edition(venue="Aula")

    with written_lines() as lines:
        written = update_identity(
            edition=edition,
            changes={"venue": "Gedung B", "title": edition.title, "paper": "F4"},
            seen=1,
            actor=panitia,
        )

    edition.refresh_from_db()
    assert (edition.venue, edition.paper, edition.version) == ("Gedung B", "F4", 2)
    assert written == edition
    before, after = {"venue": "Aula", "paper": "A4"}, {"venue": "Gedung B", "paper": "F4"}
    assert lines == [Line(WHO, "edition.changed", "assessments.edition", before, after)]


def test_the_same_again_is_nothing(panitia: User) -> None:
    edition = make_edition()

    with written_lines() as lines:
        update_identity(edition=edition, changes={"title": edition.title}, seen=1, actor=panitia)

    edition.refresh_from_db()
    assert (edition.version, lines) == (1, [])


def test_the_address_follows_the_year(panitia: User) -> None:
    edition = make_edition(year=2018, slug="2018")

    update_identity(edition=edition, changes={"year": 2019}, seen=1, actor=panitia)

    edition.refresh_from_db()
    assert (edition.year, edition.slug) == (2019, "2019")


def test_a_year_that_has_an_edition_is_refused(panitia: User) -> None:
    make_edition(year=2020)
    edition = make_edition(year=2018)

    with pytest.raises(Refused, match=r"Edisi tahun 2020 sudah ada\."):
        update_identity(edition=edition, changes={"year": 2020}, seen=1, actor=panitia)


def test_an_older_version_writes_nothing(panitia: User) -> None:
    category = make_category(make_edition())
    Edition.objects.update(version=3)
    Category.objects.update(version=3)

    with pytest.raises(Conflict):
        update_identity(edition=category.edition, changes={"title": "Lain"}, seen=2, actor=panitia)
    with pytest.raises(Conflict):
        update_rules(category=category, changes={"ladder": "aspects"}, seen=2, actor=panitia)

    assert Category.objects.get().ladder == "aspects head_to_head"


def test_rules_are_written(panitia: User) -> None:
    category = make_category(make_edition())

    with written_lines() as lines:
        update_rules(
            category=category,
            changes={"method": "trimmed_mean", "minimum_panel": 5, "prize_unit": 1},
            seen=1,
            actor=panitia,
        )

    category.refresh_from_db()
    assert (category.method, category.minimum_panel, category.version) == ("trimmed_mean", 5, 2)
    before = {"method": "weighted_mean", "minimum_panel": 3}
    after = {"method": "trimmed_mean", "minimum_panel": 5}
    assert lines == [Line(WHO, "rules.changed", "assessments.category", before, after)]


def test_a_logo_is_kept_replaced_and_removed_with_its_file(
    panitia: User, django_capture_on_commit_callbacks: object
) -> None:
    edition = make_edition()

    def set_logo(picture: ContentFile[bytes] | None) -> str:
        changes = {"venue": edition.venue, "logo": picture}
        edition.refresh_from_db()
        written = update_identity(
            edition=edition, changes=changes, seen=edition.version, actor=panitia
        )
        return str(written.logo.name)

    with written_lines() as lines, django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # pytest-django's fixture
        names = [set_logo(safe_image(sent(photo(width)))) for width in (80, 40)]
        set_logo(None)
        set_logo(None)

    edition.refresh_from_db()
    assert (edition.logo.name, edition.version) == ("", 4)
    assert [default_storage.exists(name) for name in names] == [False, False]
    assert [line.action for line in lines] == ["logo.replaced", "logo.replaced", "logo.removed"]


def test_nothing_is_written_once_judging_is_open(panitia: User) -> None:
    edition = open_edition()
    category = edition.categories.get()

    for write in (
        lambda: update_identity(edition=edition, changes={}, seen=1, actor=panitia),
        lambda: update_rules(category=category, changes={}, seen=1, actor=panitia),
    ):
        with pytest.raises(WrongState):
            write()

    assert edition_ready().state == "setup"
