"""Say whether the chain of everything that happened is whole."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kube_awards.ledger.selectors import Anchor, verify_chain

if TYPE_CHECKING:
    from argparse import ArgumentParser


def anchor_from(text: str) -> Anchor:
    """Return the anchor that text spells as NOMOR:SIDIK."""
    seq, _colon, digest = text.partition(":")
    if not seq.isdecimal() or len(digest) != 64:  # noqa: PLR2004 - hex digits of SHA-256
        raise ArgumentTypeError(_("tulis NOMOR:SIDIK seperti tercetak pada berita acara"))
    return Anchor(int(seq), digest.lower())


class Command(BaseCommand):
    """Walk the chain; exit 1 and name the row where it breaks."""

    help = "Periksa rantai catatan dari kejadian pertama sampai terakhir"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a head that was printed earlier, which shows a cut-off end too."""
        parser.add_argument("--anchor", type=anchor_from, metavar="NOMOR:SIDIK")

    def handle(self, *_args: object, anchor: Anchor | None = None, **_options: object) -> None:
        """Print the count and the head, or raise with the row."""
        report = verify_chain(anchor)
        if report.first_broken is not None:
            raise CommandError(
                _("rantai catatan putus pada nomor %(seq)s: %(reason)s")
                % {"seq": report.first_broken, "reason": _(report.reason)}
            )
        self.stdout.write(_("rantai catatan utuh: %(count)s kejadian") % {"count": report.count})
        self.stdout.write(_("ujung rantai: %(head)s") % {"head": f"{report.count}:{report.head}"})
