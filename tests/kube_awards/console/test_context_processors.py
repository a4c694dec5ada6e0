from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import resolve
from django.utils.translation import override

from kube_awards.accounts.roles import Role
from kube_awards.console.context_processors import Chrome, Language, Link, chrome
from tests.factories import make_user

if TYPE_CHECKING:
    from django.test import RequestFactory
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.accounts.models import User


def chrome_at(rf: RequestFactory, path: str, user: User | AnonymousUser | None = None) -> Chrome:
    """Return the chrome of a page, as Django's handler would have prepared the request."""
    request = rf.get(path)
    request.user = user or AnonymousUser()
    request.resolver_match = resolve(request.path)
    return chrome(request)["chrome"]


@pytest.mark.django_db
def test_staff_pages_of_an_edition_link_to_each_other(rf: RequestFactory) -> None:
    sections = chrome_at(rf, "/panitia/2018/hasil/kube/", make_user(Role.PENGAWAS)).sections

    assert sections == (
        Link("Dasbor", "/panitia/2018/"),
        Link("Edisi", "/panitia/edisi/"),
        Link("Peserta", "/panitia/2018/peserta/"),
        Link("Juri", "/panitia/2018/juri/"),
        Link("Hasil", "/panitia/2018/hasil/", is_current=True),
        Link("Penetapan", "/panitia/2018/penetapan/"),
        Link("Pengumuman", "/panitia/2018/pengumuman/"),
        Link("Dokumen", "/panitia/2018/dokumen/"),
        Link("Jejak audit", "/panitia/2018/audit/"),
    )


@pytest.mark.django_db
def test_a_superadmin_at_the_audit_trail_is_offered_nothing_else(rf: RequestFactory) -> None:
    sections = chrome_at(rf, "/panitia/2018/audit/", make_user(Role.SUPERADMIN)).sections

    assert sections == (Link("Jejak audit", "/panitia/2018/audit/", is_current=True),)


@pytest.mark.django_db
def test_review_and_panel_are_not_offered_to_who_may_not_read_them(rf: RequestFactory) -> None:
    sections = chrome_at(rf, "/panitia/2018/penetapan/", make_user(Role.BENDAHARA)).sections

    assert [link.label for link in sections] == [
        *("Dasbor", "Edisi", "Penetapan", "Pengumuman", "Dokumen", "Pembayaran"),
    ]


def test_a_staff_page_of_no_edition_links_to_the_dashboard(rf: RequestFactory) -> None:
    assert chrome_at(rf, "/panitia/orang/").sections == (
        Link("Dasbor", "/panitia/"),
        Link("Edisi", "/panitia/edisi/"),
    )


def test_the_other_language_is_the_same_page_with_its_filter(rf: RequestFactory) -> None:
    indonesian = chrome_at(rf, "/juri/?saring=draf").language
    with override("en"):
        english = chrome_at(rf, "/en/juri/?saring=draf").language

    assert indonesian == Language("en", "English", "/en/juri/?saring=draf")
    assert english == Language("id", "Bahasa Indonesia", "/juri/?saring=draf")


def test_the_other_language_never_leads_to_another_host(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.path = "//evil.example/"

    assert chrome(request)["chrome"].language == Language("en", "English", "/evil.example/")


@pytest.mark.django_db
def test_the_chrome_asks_the_database_for_roles_only(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = make_user(Role.SUPERADMIN, Role.PANITIA)
    page = chrome_at(rf, "/panitia/", user)

    with django_assert_num_queries(1):
        assert page.roles == ("Panitia", "Superadmin")
        assert page.account_links[1] == Link("Orang dan peran", "/panitia/orang/")
        assert not page.is_sample


@pytest.mark.django_db
def test_people_are_linked_for_nobody_but_the_superadmin(rf: RequestFactory) -> None:
    labels = [link.label for link in chrome_at(rf, "/juri/", make_user()).account_links]

    expected = [
        "Halaman kerja saya",
        "Ubah kata sandi",
        "Pengaman tambahan",
        "Perangkat yang masuk",
    ]
    assert labels == expected


def test_an_early_error_page_has_a_chrome_without_a_person(rf: RequestFactory) -> None:
    page = chrome(rf.get("/"))["chrome"]

    assert (page.user, page.roles, page.is_sample) == (None, (), False)
