from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Award, Decision, Publication
from tests.confirming import confirmed
from tests.factories import approved, closed_edition, make_user, proposed, signed_in
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from assessments.models import Edition

pytestmark = pytest.mark.django_db

SEE_VALUES = (Role.PANITIA, Role.PENETAP, Role.PENGAWAS)


def publication_page(role: Role, edition: Edition) -> str:
    return words_of(signed_in(make_user(role)).get(f"/panitia/{edition.slug}/pengumuman/"))


def announce(edition: Edition) -> Response:
    path = f"/panitia/{edition.slug}/pengumuman/umumkan/"
    return signed_in(make_user(Role.PANITIA)).post(path, {"versi": "0"}, follow=True)


def test_the_exact_public_names_are_shown_before_publishing() -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    confirmed(approved(proposed(edition)))

    words = publication_page(Role.PANITIA, edition)

    assert "Umumkan sekarang" in words
    assert "Nama tidak ditampilkan" in words
    assert "Rp3.000.000" in words


def test_publishing_shows_the_result_and_a_second_click_changes_nothing() -> None:
    edition = closed_edition(judges=1, contestants=1)
    confirmed(approved(proposed(edition)))

    pages = [announce(edition) for _each in range(2)]

    assert ["Sudah diumumkan" in words_of(page) for page in pages] == [True, True]
    assert Decision.objects.get().publication.state == "published"


def test_a_changed_decision_is_not_published_and_says_what_differs() -> None:
    edition = closed_edition(judges=1, contestants=1)
    confirmed(approved(proposed(edition)))
    Award.objects.update(amount=9_000_000)

    words = words_of(announce(edition))

    assert "uang pembinaan sekarang Rp9.000.000, semula Rp3.000.000" in words
    assert "Umumkan sekarang" in words
    assert not Publication.objects.exists()


@pytest.mark.parametrize("waits", [False, True])
def test_nothing_is_published_before_the_approval(waits: bool) -> None:
    edition = closed_edition(judges=1, contestants=1)
    if waits:
        proposed(edition)

    page = announce(edition)

    assert "Umumkan sekarang" not in publication_page(Role.PANITIA, edition)
    assert not Decision.objects.filter(publication__isnull=False).exists()
    assert "ditetapkan" in words_of(page)


def test_only_panitia_is_offered_the_button() -> None:
    edition = closed_edition(judges=1, contestants=1)
    confirmed(approved(proposed(edition)))

    offered = ["Umumkan sekarang" in publication_page(role, edition) for role in SEE_VALUES]

    assert offered == [True, False, False]
