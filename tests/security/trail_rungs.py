"""The addresses of oversight: the audit trail, its file, and computing the result again."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, Rung

READ_TRAIL = (*SEE_VALUES, "superadmin")
NEWEST = (*READ_TRAIL, "judge_and_panitia")
TRAIL = [
    Rung("console:newest_trail", "/panitia/audit/", "open", NEWEST, get=302),
    Rung("console:trail", EDITION + "audit/", "open", READ_TRAIL, get=200),
    Rung("console:trail_download", EDITION + "audit/unduh/", "open", READ_TRAIL, post=200),
    Rung("console:recheck", EDITION + "hitung-ulang/", "approved", SEE_VALUES, get=200),
]
