"""After the approval a rename anywhere in the register or the set-up changes no decided page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from assessments.models import Category
from groups.models import Facilitator, Kube, Region
from kube_awards.accounts.roles import Role
from prizes.models import Award, Decision
from prizes.wording import Office, award_content
from tests.factories import approved, closed_edition, make_user, proposed, published, signed_in
from tests.pages import bytes_of
from tests.prizes.stored_certificates import stored_certificate

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
CODE = "19HSRQPNF5VH6K0D"


@pytest.fixture
def decision() -> Decision:
    """Give a published decision over both categories, every facilitator named."""
    edition = closed_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    Facilitator.objects.update(consents_to_publication=True)
    decision = published(approved(proposed(edition)))
    award = decision.awards.get(contestant__category__kind="kube", place=1)
    stored_certificate(award, code=CODE)
    return decision


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def rename_all() -> None:
    """Rename whoever and whatever the awards name, as the admin or a stroke of SQL would."""
    Kube.objects.update(name=Concat(Value("Nama Lain "), F("public_id")))
    Facilitator.objects.update(name=Concat(Value("Orang Lain "), F("public_id")))
    Region.objects.update(official_name="Wilayah Lain", short_name="Lain")
    Category.objects.update(name="Kategori Lain")


@pytest.mark.parametrize(
    "path",
    [
        "/hasil/{slug}/",
        f"/cek/{CODE}/",
        "/panitia/{slug}/hasil/kube/",
        "/panitia/{slug}/hasil/pendamping/",
        "/panitia/{slug}/penetapan/",
        "/panitia/{slug}/pengumuman/",
    ],
)
def test_no_decided_page_changes_with_a_name(
    path: str, decision: Decision, panitia: Client
) -> None:
    address = path.format(slug=decision.edition.slug)
    before = panitia.get(address)

    rename_all()
    after = panitia.get(address)

    assert before.status_code == 200
    assert bytes_of(after) == bytes_of(before)


def test_no_certificate_changes_with_a_name(decision: Decision) -> None:
    awards = Award.objects.filter(decision=decision).select_related("decision__edition")
    office = Office.of(decision.edition, decision.decided_on)
    before = [award_content(award, office) for award in awards]

    rename_all()

    assert [award_content(award, office) for award in awards.all()] == before


def test_while_a_proposal_waits_the_pages_show_what_was_proposed(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)
    address = f"/panitia/{edition.slug}/hasil/kube/"
    before = panitia.get(address)

    rename_all()

    assert bytes_of(panitia.get(address)) == bytes_of(before)


def test_before_a_proposal_the_pages_follow_the_register(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    rename_all()
    page = panitia.get(f"/panitia/{edition.slug}/hasil/kube/").content.decode()

    assert "KUBE Nama Lain" in page
    assert page.count("<small>Lain</small>") == 1
