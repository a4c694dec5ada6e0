"""People who sign in, and the roles they were granted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.roles import Role
from kube_awards.core.identifiers import new_public_id

if TYPE_CHECKING:
    import datetime as dt


class UserManager(BaseUserManager["User"]):
    """Find people by e-mail address however they capitalise it."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the person with this address."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who may sign in, known by e-mail address; written by accounts.services only."""

    email = models.EmailField(
        _("email"),
        unique=True,
        error_messages={"unique": _("Alamat email ini sudah dipakai orang lain.")},
    )
    full_name = models.CharField(_("nama lengkap"), max_length=120)
    is_active = models.BooleanField(_("aktif"), default=True)
    is_sample = models.BooleanField(_("akun contoh"), default=False, editable=False)
    joined_at = models.DateTimeField(_("terdaftar"), default=timezone.now, editable=False)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("orang")
        verbose_name_plural = _("orang")
        ordering: ClassVar[list[str]] = ["full_name", "email"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message=_("Alamat email ini sudah dipakai orang lain."),
            ),
            models.CheckConstraint(
                condition=~models.Q(full_name=""), name="accounts_user_full_name_given"
            ),
        ]

    def __str__(self) -> str:
        """Return the name, as it stands in lists and in the ledger."""
        return self.full_name

    def get_short_name(self) -> str:
        """Return what libraries greet this person with."""
        return self.full_name

    def get_full_name(self) -> str:
        """Return the name in full."""
        return self.full_name

    @property
    def has_entered(self) -> bool:
        """Say whether this person has a way in of their own: a password, or one sign-in by code."""
        return self.last_login is not None or self.has_usable_password()

    @property
    def may_be_invited(self) -> bool:
        """Say whether an invitation opens this account: never one that its owner already uses."""
        return self.is_active and not self.has_entered

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Return the granted roles; may cause one query."""
        return frozenset(Role(grant.role) for grant in self.grants.all())

    @property
    def stamp(self) -> str:
        """Return name and roles on one line: a form sends back what it showed."""
        return "|".join([self.full_name, *sorted(self.roles)])

    @property
    def is_staff(self) -> bool:
        """Say whether Django's admin (master data only) opens for this person."""
        return self.is_active and Role.SUPERADMIN in self.roles

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:  # noqa: ARG002 - Django's signature
        """Answer for Django's admin; our own pages ask for roles."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002 - Django's signature
        """Answer for Django's admin; our own pages ask for roles."""
        return self.is_staff


class RoleGrant(models.Model):
    """One role of one person; the ledger knows who granted it (selectors.origin_of)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("peran"), max_length=16, choices=Role)
    granted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("peran")
        verbose_name_plural = _("peran")
        ordering: ClassVar[list[str]] = ["role"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "role"], name="accounts_rolegrant_once_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="accounts_rolegrant_role_known"
            ),
        ]

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.user}: {self.get_role_display()}"


class Invitation(models.Model):
    """A link by which somebody gets in for the first time; written by services.invitations only.

    Of its token only the digest is kept. The newest invitation of a person is the only one that
    works: making it withdraws the one before, and so does shutting the person out.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(_("sebagai"), max_length=300)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField(_("berlaku sampai"))
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    was_refused = models.BooleanField(default=False)  # its mail; nobody has the link

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering: ClassVar[list[str]] = ["user", "-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at=None, withdrawn_at=None),
                name="accounts_invitation_one_open_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(withdrawn_at=None),
                name="accounts_invitation_used_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="accounts_invitation_lives_a_while",
            ),
        ]

    def __str__(self) -> str:
        """Return who is invited, as it stands in the ledger."""
        return str(self.user)

    @property
    def works(self) -> bool:
        """Say whether its link opens the account now; reads user."""
        ended = self.used_at is not None or self.withdrawn_at is not None
        return not ended and self.expires_at > timezone.now() and self.user.may_be_invited

    @property
    def changed_at(self) -> dt.datetime:
        """Return when the last step on it was taken."""
        return self.withdrawn_at or self.used_at or self.created_at
