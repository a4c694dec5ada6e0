"""Addresses people type, under allauth's own names; the rest of allauth lives under /akun/.

There is no sign-up and no page that changes the address: both belong to the superadmin.
"""

from __future__ import annotations

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path, re_path

from kube_awards.accounts.views import invitations, people

RESET_KEY = r"^sandi/buat-baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

sign_in_urls: list[URLPattern | URLResolver] = [
    path("masuk/", account.login, name="account_login"),
    path("masuk/kode/", account.request_login_code, name="account_request_login_code"),
    path("masuk/kode/konfirmasi/", account.confirm_login_code, name="account_confirm_login_code"),
    path("keluar/", account.logout, name="account_logout"),
]

password_urls: list[URLPattern | URLResolver] = [
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(RESET_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    path(
        "sandi/buat-baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
]

account_urls: list[URLPattern | URLResolver] = [
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk-ulang/", account.reauthenticate, name="account_reauthenticate"),
    path("pengaman/", include("allauth.mfa.urls")),
    path("sesi/", include("allauth.usersessions.urls")),
]

people_urls: list[URLPattern | URLResolver] = [
    path("", people.people_list, name="people"),
    path("tambah/", people.add_person, name="add_person"),
    path("<slug:public_id>/", people.person, name="person"),
    path("<slug:public_id>/undang/", people.invite, name="invite"),
    path("<slug:public_id>/akhiri-undangan/", people.end_invitation, name="end_invitation"),
    path(
        "<slug:public_id>/hapus-pengaman/",
        people.remove_second_factor,
        name="remove_second_factor",
    ),
    path("<slug:public_id>/nonaktifkan/", people.deactivate, name="deactivate"),
    path("<slug:public_id>/aktifkan/", people.reactivate, name="reactivate"),
]

invitation_urls: list[URLPattern | URLResolver] = [
    path("terkirim/", invitations.requested, name="requested"),
    path("<slug:token>/", invitations.invitation, name="invitation"),
    path("<slug:token>/baru/", invitations.renew, name="renew"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *sign_in_urls,
    *password_urls,
    path("akun/", include(account_urls)),
    path("undangan/", include((invitation_urls, "invitations"))),
    path("panitia/orang/", include((people_urls, "accounts"))),
]
