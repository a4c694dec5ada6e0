"""Say who competes and who judges in an edition."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.categories import Category
from assessments.models.editions import Edition
from groups.models import Facilitator, Kube, Region
from kube_awards.core.identifiers import new_public_id
from kube_awards.core.models import Versioned


class Contestant(Versioned):
    """A KUBE or a facilitator (exactly one) in a category, for a region, in running order."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    category = models.ForeignKey(Category, models.CASCADE, related_name="contestants")
    kube = models.ForeignKey(Kube, models.PROTECT, null=True, blank=True)
    facilitator = models.ForeignKey(Facilitator, models.PROTECT, null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT)
    running_order = models.PositiveSmallIntegerField(_("urutan tampil"))
    is_withdrawn = models.BooleanField(_("mengundurkan diri"), default=False)

    class Meta:
        ordering = ["category__order", "running_order"]
        verbose_name = _("peserta")
        verbose_name_plural = _("peserta")
        constraints = [
            models.CheckConstraint(
                condition=Q(kube__isnull=False, facilitator__isnull=True)
                | Q(kube__isnull=True, facilitator__isnull=False),
                name="contestant_is_kube_or_facilitator",
            ),
            models.UniqueConstraint(fields=["category", "kube"], name="kube_competes_once"),
            models.UniqueConstraint(
                fields=["category", "facilitator"], name="facilitator_competes_once"
            ),
            models.UniqueConstraint(
                fields=["category", "running_order"], name="one_contestant_per_turn"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name as printed; reads kube or facilitator, so select them with the row."""
        return str(self.entrant)

    @property
    def entrant(self) -> Kube | Facilitator | None:
        """Return the one who competes; select kube and facilitator with the row."""
        return self.kube or self.facilitator


class Unsur(models.TextChoices):
    """The three backgrounds that a panel is drawn from."""

    PRAKTISI = "praktisi", _("Praktisi sosial")
    CSR = "csr", _("Forum CSR")
    AKADEMISI = "akademisi", _("Akademisi")


class Judge(Versioned):
    """A user on the panel of one edition; holds no other role there."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="judges")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="judge_seats")
    unsur = models.CharField(_("unsur"), max_length=10, choices=Unsur.choices)
    institution = models.CharField(_("lembaga"), max_length=120, blank=True)
    is_head = models.BooleanField(_("ketua panel"), default=False)
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)

    class Meta:
        ordering = ["edition", "order"]
        verbose_name = _("juri")
        verbose_name_plural = _("juri")
        constraints = [
            models.UniqueConstraint(fields=["edition", "user"], name="judge_sits_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(is_head=True), name="one_head_of_panel"
            ),
            models.CheckConstraint(condition=Q(unsur__in=Unsur.values), name="unsur_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the judge's full name; reads user, so select it with the row."""
        return str(self.user.full_name)
