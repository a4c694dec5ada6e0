"""Give every page what its frame needs: names, links, the other language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext, gettext_noop

from assessments.permissions import READS_PANEL, READS_TRAIL, SEES_SCORES, STAFF
from groups.permissions import may_read
from kube_awards import __version__
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role

if TYPE_CHECKING:
    from django.http import HttpRequest

STAFF_PAGES = (
    ("console:contestants", gettext_noop("Peserta")),
    ("console:panel", gettext_noop("Juri")),
    ("console:results", gettext_noop("Hasil")),
    ("prizes:decision", gettext_noop("Penetapan")),
    ("prizes:publication", gettext_noop("Pengumuman")),
    ("prizes:documents", gettext_noop("Dokumen")),
    ("prizes:payments", gettext_noop("Pembayaran")),
    ("console:trail", gettext_noop("Jejak audit")),
)

READERS = {
    "console:contestants": READS_PANEL,
    "console:panel": READS_PANEL,
    "console:results": SEES_SCORES,
    "prizes:payments": frozenset({Role.BENDAHARA}),  # the others come from the documents
    "console:trail": READS_TRAIL,
}


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Language:
    """The language a page is not shown in, and the address of the same page in it."""

    code: str
    name: str
    url: str


@dataclass(frozen=True)
class Chrome:
    """What the header and the footer show; asks the database for the person's roles at most.

    Everything about the person is looked up when a template reads it: a public page that does not
    stays free of the session, of cookies and of `Vary: Cookie`.
    """

    request: HttpRequest
    office: str
    contact: str
    version: str

    @cached_property
    def site_name(self) -> str:
        """Name the product as the brand in the header does."""
        return gettext("Penilaian KUBE")

    @cached_property
    def user(self) -> User | None:
        """Return who is signed in; error pages may come before anybody was recognised."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, User) else None

    @cached_property
    def is_sample(self) -> bool:
        """Say whether this is a sample account, so that the brand can carry the word."""
        return bool(self.user and self.user.is_sample)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Name the granted roles, in the order of Role."""
        granted = self.user.roles if self.user else frozenset[Role]()
        return tuple(str(role.label) for role in Role if role in granted)

    @cached_property
    def sections(self) -> tuple[Link, ...]:
        """List the staff pages of the edition at hand."""
        match = self.request.resolver_match
        edition = match.kwargs.get("edition") if match else None
        if not edition:
            return (
                Link(gettext("Dasbor"), reverse("console:dashboard")),
                self.editions,
                *self.register,
            )
        pages = [(reverse(name, args=[edition]), label) for name, label in self.staff_pages]
        links = tuple(self.link(gettext(label), url) for url, label in pages)
        if self.user and not STAFF & self.user.roles:  # a superadmin at the audit trail
            return links
        home = reverse("console:edition", args=[edition])
        return (
            Link(gettext("Dasbor"), home, self.request.path == home),
            self.editions,
            *links,
        )

    @property
    def editions(self) -> Link:
        """Lead to all years."""
        return self.link(gettext("Edisi"), reverse("console:editions"))

    @property
    def register(self) -> tuple[Link, ...]:
        """Lead to the register, whoever reads it; the years' own pages have enough entries."""
        if not self.user or not may_read(self.user):
            return ()
        return (
            self.link(gettext("KUBE"), reverse("groups:rows", args=["kube"])),
            self.link(gettext("Pendamping"), reverse("groups:rows", args=["pendamping"])),
            self.link(gettext("Wilayah"), reverse("groups:regions")),
        )

    @property
    def staff_pages(self) -> tuple[tuple[str, str], ...]:
        """Leave out the pages that are not for everybody of the staff (not for bendahara)."""
        roles = self.user.roles if self.user else frozenset[Role]()
        return tuple(
            (name, label) for name, label in STAFF_PAGES if READERS.get(name, STAFF) & roles
        )

    @cached_property
    def account_links(self) -> tuple[Link, ...]:
        """List what a person can do about the own account, and people for the superadmin."""
        names = [
            (gettext("Halaman kerja saya"), "console:after_sign_in"),
            (gettext("Ubah kata sandi"), "account_change_password"),
            (gettext("Pengaman tambahan"), "mfa_index"),
            (gettext("Perangkat yang masuk"), "usersessions_list"),
        ]
        if self.user and Role.SUPERADMIN in self.user.roles:
            names[1:1] = [
                (gettext("Orang dan peran"), "accounts:people"),
                (gettext("Jejak audit"), "console:newest_trail"),
            ]
        links = [self.link(label, reverse(name)) for label, name in names]
        register = [
            self.link(gettext("Daftar KUBE"), reverse("groups:rows", args=["kube"]))
            for _each in self.register[:1]
        ]
        return (*links, *register)

    @cached_property
    def language(self) -> Language:
        """Find the same page in the other language."""
        code = "id" if get_language() == "en" else "en"
        # "//host/" would be read as another host's address.
        path = "/" + self.request.get_full_path().lstrip("/")
        address = translate_url(path, code)
        return Language(code, dict(settings.LANGUAGES)[code], address)

    def link(self, label: str, url: str) -> Link:
        """Make a menu entry that knows whether the page at hand lies below it."""
        return Link(label, url, self.request.path.startswith(url))


def chrome(request: HttpRequest) -> dict[str, Chrome]:
    """Describe the frame around the page."""
    return {"chrome": Chrome(request, settings.OFFICE_NAME, settings.OFFICE_CONTACT, __version__)}
