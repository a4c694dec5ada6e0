"""The addresses that hand data out as files: contestants, and scores after closing."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, Rung

EXPORTS = [
    Rung("console:exports", EDITION + "unduh/", "open", SEE_VALUES, get=200),
    Rung("console:export_contestants", EDITION + "unduh/peserta/", "open", SEE_VALUES, post=200),
    Rung("console:export_scores", EDITION + "unduh/nilai/", "closed", SEE_VALUES, post=200),
]
