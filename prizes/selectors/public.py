"""Read what the public may see: announced decisions only, and names only as consented to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Judge, Unsur
from assessments.selectors.tasks import indicator_counts
from kube_awards.core.formats import listed, rupiah
from prizes.selectors.decisions import PrizedRanking, PrizedRow, decided_rankings

if TYPE_CHECKING:
    from prizes.models import Decision


@dataclass(frozen=True)
class PublicRow:
    """One winner as announced; `name` is blank where the person did not consent."""

    prized: PrizedRow
    name: str

    @property
    def place(self) -> int:
        """Return the place."""
        return self.prized.row.place

    @property
    def gift_text(self) -> str:
        """Say what is received: "uang pembinaan Rp11.000.000, trofi, dan piagam"."""
        award = self.prized.award
        gifts = [_("uang pembinaan %(amount)s") % {"amount": rupiah(self.prized.amount)}]
        gifts += [_("trofi")] if award and award.trophy else []
        gifts += [_("piagam")] if award and award.certificate else []
        return listed(gifts)


@dataclass(frozen=True)
class PublicCategory:
    """One category as announced."""

    ranking: PrizedRanking
    rows: tuple[PublicRow, ...]
    indicators: int

    @property
    def winners(self) -> list[PublicRow]:
        """Return who shares the first place; one, as a rule."""
        return [row for row in self.rows if row.place == 1]

    @property
    def others(self) -> list[PublicRow]:
        """Return everybody after the first place."""
        return [row for row in self.rows if row.place > 1]

    @property
    def entrants_text(self) -> str:
        """Count who took part: "5 KUBE"."""
        count = len(self.rows)
        if self.ranking.category.is_for_kube:
            return ngettext("%(count)d KUBE", "%(count)d KUBE", count) % {"count": count}
        return ngettext("%(count)d pendamping KUBE", "%(count)d pendamping KUBE", count) % {
            "count": count
        }

    @property
    def has_hidden_names(self) -> bool:
        """Say whether a name is left out, so that the page explains it."""
        return any(not row.name for row in self.rows)


@dataclass(frozen=True)
class Announcement:
    """What the public page of an edition says beside the winners."""

    decision: Decision
    categories: tuple[PublicCategory, ...]

    @property
    def entrants(self) -> str:
        """Count who took part: "5 KUBE dan 5 pendamping KUBE"."""
        return listed([category.entrants_text for category in self.categories])

    @property
    def regions(self) -> int:
        """Return how many regions took part."""
        return len({row.prized.region for each in self.categories for row in each.rows})

    @property
    def aspects(self) -> str:
        """Name the aspects, each once, in published order."""
        aspects = [aspect for each in self.categories for aspect in each.ranking.ranking.aspects]
        return listed(list(dict.fromkeys(aspect.name.lower() for aspect in aspects)))

    @property
    def panel(self) -> str:
        """Name the backgrounds that the panel was drawn from."""
        words = {
            Unsur.PRAKTISI: _("praktisi sosial"),
            Unsur.CSR: _("Forum CSR"),
            Unsur.AKADEMISI: _("akademisi"),
        }
        seats = Judge.objects.filter(edition=self.decision.edition_id)
        present = set(seats.values_list("unsur", flat=True))
        return listed([word for unsur, word in words.items() if unsur in present])

    @property
    def url(self) -> str:
        """Return the page's absolute address in the active language."""
        page = reverse("prizes:public_result", args=[self.decision.edition.slug])
        return f"{settings.PUBLIC_URL}{page}"

    @property
    def whatsapp_url(self) -> str:
        """Return the address that shares the page on WhatsApp."""
        edition = self.decision.edition
        text = _("Hasil %(title)s %(level)s %(year)d: %(url)s") % {
            "title": edition.title,
            "level": edition.level,
            "year": edition.year,
            "url": self.url,
        }
        return f"https://wa.me/?text={quote(text)}"


def public_categories(decision: Decision) -> list[PublicCategory]:
    """Return both categories of an announced decision."""
    counts = indicator_counts(decision.edition)
    return [
        PublicCategory(
            ranking,
            tuple(PublicRow(prized, public_name(prized)) for prized in ranking.rows),
            counts[ranking.category.pk],
        )
        for ranking in decided_rankings(decision)
    ]


def announcement(decision: Decision) -> Announcement:
    """Return the whole public page of an announced decision."""
    return Announcement(decision, tuple(public_categories(decision)))


def public_name(prized: PrizedRow) -> str:
    """Return the name as printed; a person's only while that person consents (UU 27/2022)."""
    person = prized.row.contestant.facilitator
    if prized.award is None or (person and not person.consents_to_publication):
        return ""
    return prized.award.name
