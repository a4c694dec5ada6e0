"""Say what is unusual about the prizes of an edition."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from assessments.selectors.blockers import Part
from assessments.selectors.warnings import SetupWarning
from kube_awards.core.formats import rupiah
from prizes.domain.table import usual_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.utils.functional import _StrPromise

    from assessments.models import Category, Edition
    from prizes.models import Prize

money = lazy(rupiah, str)  # the sentence is written in more than one language


def prize_warnings(edition: Edition) -> list[SetupWarning]:
    """Return what is unusual about the prize tables; two queries."""
    competing = Count("contestants", filter=Q(contestants__is_withdrawn=False))
    categories = edition.categories.annotate(competing=competing).order_by("order")
    found: list[SetupWarning] = []
    for category in categories.prefetch_related("prizes"):
        prizes = sorted(category.prizes.all(), key=lambda prize: prize.place)
        found += [*_amounts(category, prizes), *_labels(category, prizes)]
        if prizes and category.competing and len(prizes) != category.competing:
            found.append(_count(category, len(prizes), category.competing))
    return found


def _amounts(category: Category, prizes: list[Prize]) -> Iterator[SetupWarning]:
    for better, worse in pairwise(prizes):
        if worse.amount >= better.amount:
            wording = _(
                "%(category)s: hadiah %(worse)s (%(much)s) tidak lebih kecil daripada %(better)s "
                "(%(little)s)."
            )
            facts = {
                "worse": worse.label,
                "much": money(worse.amount),
                "better": better.label,
                "little": money(better.amount),
            }
            yield _about(category, "not_decreasing", worse.place, wording, facts)


def _labels(category: Category, prizes: list[Prize]) -> Iterator[SetupWarning]:
    for prize in prizes:
        usual = usual_label(prize.place)
        if prize.label == usual:
            continue
        facts = {"label": prize.label, "place": prize.place, "usual": usual}
        wording = _("%(category)s: peringkat %(place)d bergelar “%(label)s”.")
        if usual:
            wording = _(
                "%(category)s: peringkat %(place)d bergelar “%(label)s”; lazimnya %(usual)s."
            )
        yield _about(category, "odd_label", prize.place, wording, facts)


def _about(
    category: Category, code: str, place: int, wording: _StrPromise, facts: Mapping[str, object]
) -> SetupWarning:
    return SetupWarning(
        code,
        f"{category.kind} {place}",
        Part.PRIZES,
        wording,
        {"category": category.name, **facts},
        category.kind,
    )


def _count(category: Category, prizes: int, competing: int) -> SetupWarning:
    wording = _("%(category)s: ada %(prizes)d hadiah untuk %(competing)d peserta.")
    facts = {"category": category.name, "prizes": prizes, "competing": competing}
    return SetupWarning("prize_count", category.kind, Part.PRIZES, wording, facts, category.kind)
