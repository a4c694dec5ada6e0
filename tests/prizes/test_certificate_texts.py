"""Every certificate of the sample edition says what was decided, and nothing else of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.models import Award, Certificate
from prizes.selectors.certificates import issued_bytes
from tests.paper import text_of

if TYPE_CHECKING:
    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def test_the_text_of_every_certificate_is_its_award(finished_sample: StoredSample) -> None:
    decision = finished_sample.edition.decisions.get()
    awards = Award.objects.filter(decision=decision)

    for award in awards:
        certificate = award.certificates.get()
        text = text_of(issued_bytes(certificate))
        for line in (
            f"Nomor: {certificate.number}",
            *(award.name, award.region_name, f"{award.label} {award.category_name}"),
            "Tingkat Provinsi DKI Jakarta Tahun 2018",
            f"dengan uang pembinaan sebesar {rupiah(award.amount)}",
            f"({terbilang_rupiah(award.amount)})",
            f"Jakarta, {long_date(decision.decided_on)}",
            *("NAMA PEJABAT, GELAR", certificate.grouped_code),
        ):
            assert line in text, award
        assert not [each.name for each in awards if each != award and each.name in text]


def test_the_text_of_every_judges_certificate_is_the_seat(finished_sample: StoredSample) -> None:
    certificates = Certificate.objects.filter(judge__isnull=False).select_related("judge__user")

    for certificate in certificates:
        assert certificate.judge
        text = text_of(issued_bytes(certificate))
        role = "Ketua" if certificate.judge.is_head else "Anggota"
        for line in (certificate.judge.user.full_name, f"{role} Tim Penilai", certificate.number):
            assert line in text
        assert "uang pembinaan" not in text
    assert len(certificates) == 5
