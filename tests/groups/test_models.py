from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from groups.models import Facilitator, Kube, Region, Removal
from groups.regions import insert_regions
from tests.broken_rules import breaks, constraints_of
from tests.factories import make_facilitator, make_kube, make_user

pytestmark = pytest.mark.django_db


def test_the_six_regions_come_with_the_database() -> None:
    regions = Region.objects.values_list("code", "official_name", "is_active")

    assert list(regions) == [
        ("31.71", "Kota Administrasi Jakarta Pusat", True),
        ("31.72", "Kota Administrasi Jakarta Utara", True),
        ("31.73", "Kota Administrasi Jakarta Barat", True),
        ("31.74", "Kota Administrasi Jakarta Selatan", True),
        ("31.75", "Kota Administrasi Jakarta Timur", True),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu", False),
    ]


def test_a_region_that_was_renamed_keeps_its_name_when_regions_are_inserted_again() -> None:
    Region.objects.filter(code="31.74").update(short_name="Jaksel")

    insert_regions(Region)

    assert (Region.objects.count(), Region.objects.get(code="31.74").short_name) == (6, "Jaksel")


@pytest.mark.parametrize("code", ["3174", "31-74", "31.7", "31.745", "xx.yy"])
def test_a_region_has_a_code_of_the_ministry(code: str) -> None:
    region = Region(code=code, official_name="Kota", short_name="Kota", order=9)

    with pytest.raises(ValidationError) as refusal:
        region.full_clean()

    assert "code" in refusal.value.message_dict


def test_rows_name_themselves_as_they_are_printed() -> None:
    kube, person = make_kube(name="Melati Jaya"), make_facilitator(name="Rahmawati")

    assert [str(row) for row in (kube, person, kube.region)] == [
        "KUBE Melati Jaya",
        "Rahmawati",
        "Jakarta Timur",
    ]


def test_a_name_is_registered_once_in_a_region() -> None:
    make_kube(name="Melati Jaya")
    make_facilitator(name="Rahmawati")
    elsewhere = Region.objects.get(code="31.71")

    with breaks("one_kube_per_name_and_region"):
        make_kube(name="Melati Jaya")
    with breaks("one_facilitator_per_name_and_region"):
        make_facilitator(name="Rahmawati")
    assert make_kube(name="Melati Jaya", region=elsewhere).pk
    assert make_facilitator(name="Rahmawati", region=elsewhere).pk


def test_a_group_has_a_family() -> None:
    with breaks("kube_has_a_family"):
        make_kube(families=0)


def test_what_was_removed_is_a_row_of_the_register() -> None:
    with breaks("removal_kind_is_known"):
        Removal.objects.create(kind="region", facts={}, removed_by=make_user())


def test_no_constraint_is_without_a_test() -> None:
    assert constraints_of("groups") == {
        "one_kube_per_name_and_region",
        "one_facilitator_per_name_and_region",
        "kube_has_a_family",
        "removal_kind_is_known",
    }


def test_a_facilitator_outlives_the_group() -> None:
    person = make_facilitator(kube=make_kube())

    Kube.objects.all().delete()

    assert Facilitator.objects.get(pk=person.pk).kube is None


def test_nobody_is_announced_without_having_been_asked() -> None:
    assert make_facilitator().consents_to_publication is False


def test_public_ids_tell_nothing() -> None:
    ids = {make_kube().public_id, make_kube().public_id, make_facilitator().public_id}

    assert [len(public_id) for public_id in ids] == [16, 16, 16]
