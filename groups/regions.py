"""Know the six city regions of Jakarta by Kemendagri code (Kepmendagri 300.2.2-2138/2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groups.models import Region

# Code, official name, short name, takes part. Kepulauan Seribu sent nobody in 2018.
REGIONS = (
    ("31.71", "Kota Administrasi Jakarta Pusat", "Jakarta Pusat", True),
    ("31.72", "Kota Administrasi Jakarta Utara", "Jakarta Utara", True),
    ("31.73", "Kota Administrasi Jakarta Barat", "Jakarta Barat", True),
    ("31.74", "Kota Administrasi Jakarta Selatan", "Jakarta Selatan", True),
    ("31.75", "Kota Administrasi Jakarta Timur", "Jakarta Timur", True),
    ("31.01", "Kabupaten Administrasi Kepulauan Seribu", "Kepulauan Seribu", False),
)


def insert_regions(model: type[Region]) -> None:
    """Insert the regions that are not there yet; model may be a migration's historical one."""
    for order, (code, official_name, short_name, is_active) in enumerate(REGIONS, start=1):
        model.objects.get_or_create(
            code=code,
            defaults={
                "official_name": official_name,
                "short_name": short_name,
                "order": order,
                "is_active": is_active,
            },
        )
