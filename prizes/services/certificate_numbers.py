"""Keep the numbers that certificates carry, one by one or from a first one on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.errors import Conflict, Refused
from kube_awards.core.pdf.text import clean_text
from kube_awards.ledger.services import record
from prizes.models import CertificateNumber
from prizes.selectors.holders import Holder, holders_of, numbers_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kube_awards.accounts.models import User
    from prizes.models import Decision

TURN = "{n}"
LONGEST = 60


@transaction.atomic
def save_certificate_numbers(
    *, decision: Decision, actor: User, numbers: Mapping[str, str], seen: str | None = None
) -> list[Holder]:
    """Keep numbers by the holder's key; blank takes one away. Return whose number changed.

    What was issued keeps its number on paper and is out of date until it is issued anew. `seen` is
    the digest of the numbers that were shown (`numbers_digest`); raise Conflict for others.
    """
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    typed = {key: clean_text(number) for key, number in numbers.items()}
    too_long = next((number for number in typed.values() if len(number) > LONGEST), None)
    if too_long:
        raise Refused(
            _("Nomor paling panjang %(most)d huruf: %(number)s")
            % {"most": LONGEST, "number": too_long}
        )
    holders = holders_of(decision, typed.keys())
    if seen is not None and seen != numbers_digest(holders):
        raise Conflict(_("Nomor piagam juga diubah orang lain sejak Anda membukanya."))
    changed = [holder for holder in holders if holder.number != typed[holder.key]]
    for holder in changed:
        _write(holder, typed[holder.key])
    if changed:
        record(
            actor=actor,
            action="certificate.numbers_saved",
            obj=decision.edition,
            before={holder.key: holder.number for holder in changed},
            after={holder.key: typed[holder.key] for holder in changed},
        )
    return changed


@transaction.atomic
def fill_certificate_numbers(
    *, decision: Decision, actor: User, pattern: str, first: int
) -> list[Holder]:
    """Give all without a number one, in the order they are called; `{n}` stands for the count.

    Raise Refused for a pattern without {n}: all would get the same.
    """
    if TURN not in pattern:
        raise Refused(_("Tulis {n} di tempat nomor urut, misalnya {n}/KUBE-DKI/IX/2018."))
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    waiting = [holder for holder in holders_of(decision) if not holder.number]
    numbers = {
        holder.key: pattern.replace(TURN, str(at)) for at, holder in enumerate(waiting, start=first)
    }
    return save_certificate_numbers(decision=decision, actor=actor, numbers=numbers)


def _write(holder: Holder, number: str) -> None:
    contestant = holder.award.contestant if holder.award else None
    if number:
        CertificateNumber.objects.update_or_create(
            contestant=contestant,
            judge=holder.judge,
            defaults={"edition": holder.edition, "number": number},
        )
    else:
        CertificateNumber.objects.filter(contestant=contestant, judge=holder.judge).delete()
