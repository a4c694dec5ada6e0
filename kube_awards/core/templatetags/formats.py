"""Offer the formats of kube_awards.core.formats to templates, under the same names."""

from __future__ import annotations

from django import template

from kube_awards.core import formats
from kube_awards.core.terbilang import terbilang, terbilang_rupiah

register = template.Library()

for _format in (
    formats.rupiah,
    formats.thousands,
    formats.score_text,
    formats.plain_number,
    formats.long_date,
    formats.weekday_date,
    formats.clock,
    formats.exact_clock,
    formats.moment,
    formats.fingerprint,
    terbilang,
    terbilang_rupiah,
):
    register.filter(_format.__name__, _format)
