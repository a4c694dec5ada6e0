"""Say whether every decision still is what the ledger and the engine know of it."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prizes.models import Decision
from prizes.selectors.integrity import differences, lost_decisions


class Command(BaseCommand):
    """Check each decision; exit 1 and name whatever differs."""

    help = "Periksa tiap penetapan terhadap catatan kejadian dan hitung ulang peringkatnya"

    def handle(self, *_args: object, **_options: object) -> None:
        """Print a line for each decision that is whole, and one for each difference."""
        broken = lost_decisions()
        for label in broken:
            self.stdout.write(_("%(decision)s: hilang dari basis data") % {"decision": label})
        for decision in Decision.objects.select_related("edition", "result"):
            found = differences(decision)
            broken += [str(decision)] if found else []
            for sentence in found or [_("utuh")]:
                self.stdout.write(f"{decision}: {sentence}")
        if broken:
            sentence = ngettext(
                "%(count)d penetapan berbeda dari yang dicatat",
                "%(count)d penetapan berbeda dari yang dicatat",
                len(broken),
            )
            raise CommandError(sentence % {"count": len(broken)})
