"""Register who exists, independent of any year: regions, KUBE and their facilitators."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kube_awards.core.identifiers import new_public_id
from kube_awards.core.models import Versioned


class Region(models.Model):
    """A city region under its Kemendagri code, for example `31.74`."""

    code = models.CharField(
        _("kode Kemendagri"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{2}\.\d{2}$", _("Tulis kode seperti 31.74."))],
    )
    official_name = models.CharField(_("nama resmi"), max_length=100)
    short_name = models.CharField(_("nama pendek"), max_length=50)
    order = models.PositiveSmallIntegerField(_("urutan"))
    is_active = models.BooleanField(_("ikut serta"), default=True)

    class Meta:
        ordering = ["order"]
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")

    def __str__(self) -> str:
        return self.short_name


class Kube(Versioned):
    """A joint enterprise (Kelompok Usaha Bersama) with the facts that judges ask for."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(
        _("nama KUBE"), max_length=120, help_text=_("Tanpa kata KUBE di depan.")
    )
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("wilayah"))
    kelurahan = models.CharField(_("kelurahan"), max_length=80)
    business = models.CharField(_("usaha"), max_length=160)
    founded_year = models.PositiveSmallIntegerField(_("tahun berdiri"))
    chair = models.CharField(_("ketua"), max_length=120)
    secretary = models.CharField(_("sekretaris"), max_length=120, blank=True)
    treasurer = models.CharField(_("bendahara"), max_length=120, blank=True)
    families = models.PositiveSmallIntegerField(
        _("jumlah keluarga"), validators=[MinValueValidator(1)]
    )
    income_before = models.PositiveBigIntegerField(
        _("pendapatan per bulan sebelum"), null=True, blank=True
    )
    income_after = models.PositiveBigIntegerField(
        _("pendapatan per bulan sekarang"), null=True, blank=True
    )
    savings = models.PositiveBigIntegerField(_("tabungan kelompok"), null=True, blank=True)
    working_capital = models.PositiveBigIntegerField(_("modal usaha"), null=True, blank=True)
    iks_running = models.BooleanField(_("iuran kesetiakawanan sosial berjalan"), default=False)
    profile = models.TextField(_("profil singkat"), blank=True, max_length=1000)
    photo = models.FileField(_("foto"), upload_to="kube/", blank=True)
    portrait = models.FileField(upload_to="kube/kecil/", blank=True, editable=False)
    proposal = models.FileField(_("proposal (PDF)"), upload_to="proposal/", blank=True)
    contact = models.CharField(_("kontak (tidak ditampilkan)"), max_length=60, blank=True)

    class Meta:
        ordering = ["region__order", "name"]
        verbose_name = _("KUBE")
        verbose_name_plural = _("KUBE")
        constraints = [
            models.UniqueConstraint(fields=["name", "region"], name="one_kube_per_name_and_region"),
            models.CheckConstraint(condition=Q(families__gte=1), name="kube_has_a_family"),
        ]

    def __str__(self) -> str:
        return f"KUBE {self.name}"


class Facilitator(Versioned):
    """A pendamping and the KUBE accompanied; the name is kept as typed."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("nama"), max_length=120)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("wilayah"))
    kelurahan = models.CharField(_("kelurahan"), max_length=80)
    kube = models.ForeignKey(
        Kube, models.SET_NULL, null=True, blank=True, verbose_name=_("KUBE yang didampingi")
    )
    since_year = models.PositiveSmallIntegerField(_("mendampingi sejak tahun"))
    groups_served = models.PositiveSmallIntegerField(_("jumlah KUBE dampingan"), default=1)
    consents_to_publication = models.BooleanField(
        _("setuju namanya diumumkan"),
        default=False,
        help_text=_("Tanpa persetujuan, halaman publik hanya menyebut wilayahnya."),
    )
    profile = models.TextField(_("profil singkat"), blank=True, max_length=1000)
    photo = models.FileField(_("foto"), upload_to="pendamping/", blank=True)
    portrait = models.FileField(upload_to="pendamping/kecil/", blank=True, editable=False)
    proposal = models.FileField(_("proposal (PDF)"), upload_to="proposal/", blank=True)
    contact = models.CharField(_("kontak (tidak ditampilkan)"), max_length=60, blank=True)

    class Meta:
        ordering = ["region__order", "name"]
        verbose_name = _("pendamping")
        verbose_name_plural = _("pendamping")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "region"], name="one_facilitator_per_name_and_region"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Removal(models.Model):
    """A row just taken from the register, kept for a day so that the step can be taken back.

    Written by groups.services.removing only, the contact encrypted; it goes, and its files with it,
    when the day is over.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.SlugField(max_length=12)
    label = models.CharField(max_length=130)
    facts = models.JSONField()
    removed_at = models.DateTimeField(default=timezone.now)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["removed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["kube", "facilitator"]), name="removal_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.label
