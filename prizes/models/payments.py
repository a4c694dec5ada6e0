"""Keep what is withheld from an award, to whom it was handed over, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kube_awards.core.identifiers import new_public_id
from kube_awards.core.models import Versioned
from prizes.domain.tax import TaxRule
from prizes.models.decisions import Award


class TaxTreatment(models.TextChoices):
    """The rules of prizes.domain.tax, as people read them."""

    UNDECIDED = TaxRule.UNDECIDED.value, _("Belum ditentukan")
    NONE = TaxRule.NONE.value, _("Tanpa potongan")
    PPH21 = TaxRule.PPH21.value, _("PPh 21 (Pasal 17, dari jumlah bruto)")
    PPH23 = TaxRule.PPH23.value, _("PPh 23 (15 % dari jumlah bruto)")
    MANUAL = TaxRule.MANUAL.value, _("Jumlah lain, diisi sendiri")


class Capacity(models.TextChoices):
    """As what the receiver signs."""

    SELF = "self", _("Penerima sendiri")
    CHAIR = "chair", _("Ketua, atas nama kelompok")
    SECRETARY = "secretary", _("Sekretaris, atas nama kelompok")
    TREASURER = "treasurer", _("Bendahara, atas nama kelompok")
    PROXY = "proxy", _("Kuasa penerima")


class HandoverWay(models.TextChoices):
    """How the money was handed over."""

    CASH = "cash", _("Tunai")
    TRANSFER = "transfer", _("Transfer")


HANDED_OVER = (
    Q(paid_at__isnull=False, paid_by__isnull=False, handed_over_on__isnull=False)
    & Q(tax__isnull=False)
    & ~Q(receiver_name="")
    & ~Q(way="")
)
NOT_YET = Q(paid_at__isnull=True, paid_by__isnull=True, handed_over_on__isnull=True, way="")


class Payment(Versioned):
    """One award's way to its receiver, owned by the bendahara and outside the decision's digest.

    `prizes.services.payments` is the only writer. `tax` and `net` are whole rupiah and follow from
    the award's amount and the rule, or from what was typed for the manual rule; both are unknown
    while the rule is undecided. Once handed over, nothing changes any more.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    award = models.OneToOneField(Award, models.PROTECT, related_name="payment")
    number = models.CharField(_("nomor tanda terima"), max_length=60, blank=True)
    tax_rule = models.CharField(
        _("potongan pajak"),
        max_length=10,
        choices=TaxTreatment.choices,
        default=TaxTreatment.UNDECIDED,
    )
    tax = models.PositiveBigIntegerField(_("jumlah potongan"), null=True, blank=True)
    net = models.PositiveBigIntegerField(null=True)
    receiver_name = models.CharField(_("nama yang menerima"), max_length=120, blank=True)
    receiver_capacity = models.CharField(
        _("menerima sebagai"), max_length=10, choices=Capacity.choices
    )
    with_meterai = models.BooleanField(_("sediakan kotak meterai"), default=False)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    handed_over_on = models.DateField(_("tanggal diterima"), null=True)
    way = models.CharField(
        _("cara penyerahan"), max_length=10, choices=HandoverWay.choices, blank=True
    )
    paid_at = models.DateTimeField(null=True)
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    class Meta:
        verbose_name = _("pembayaran")
        verbose_name_plural = _("pembayaran")
        constraints = [
            models.CheckConstraint(
                condition=Q(tax_rule="undecided", tax__isnull=True, net__isnull=True)
                | ~Q(tax_rule="undecided") & Q(tax__isnull=False, net__isnull=False),
                name="tax_is_known_once_decided",
            ),
            models.CheckConstraint(
                condition=~Q(tax_rule="none") | Q(tax=0), name="no_tax_withholds_nothing"
            ),
            models.CheckConstraint(
                condition=HANDED_OVER | NOT_YET, name="payment_is_complete_or_not_made"
            ),
            models.CheckConstraint(
                condition=Q(tax_rule__in=TaxTreatment.values), name="tax_rule_is_known"
            ),
            models.CheckConstraint(
                condition=Q(receiver_capacity__in=Capacity.values), name="capacity_is_known"
            ),
            models.CheckConstraint(
                condition=Q(way__in=["", *HandoverWay.values]), name="handover_way_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.award)

    @property
    def is_paid(self) -> bool:
        """Say whether it was handed over, after which nothing changes."""
        return self.paid_at is not None

    @property
    def is_undecided(self) -> bool:
        """Say whether nobody has said yet what is withheld."""
        return self.tax_rule == TaxTreatment.UNDECIDED
