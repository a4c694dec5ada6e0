"""The addresses for everybody at all, signed in or not."""

from __future__ import annotations

from tests.security.rungs import EVERYBODY, Rung

PUBLIC = [
    Rung("console:home", "/", "published", EVERYBODY, get=200),
    Rung("console:help", "/bantuan/", "published", EVERYBODY, get=200),
    Rung("console:judge_guide", "/bantuan/panduan-juri.pdf", "published", EVERYBODY, get=200),
    Rung("console:staff_guide", "/bantuan/panduan-panitia.pdf", "published", EVERYBODY, get=200),
    Rung("assessments:service_worker", "/juri/sw.js", "open", EVERYBODY, get=200),
    Rung("assessments:offline", "/juri/luring/", "open", EVERYBODY, get=200),
    Rung("prizes:public_result", "/hasil/{edition}/", "published", EVERYBODY, get=200),
    Rung("prizes:not_announced", "/hasil/{edition}/apa/saja/", "published", EVERYBODY, get=404),
    Rung("prizes:check", "/cek/", "published", EVERYBODY, get=200),
    Rung("prizes:check_code", "/cek/{code}/", "published", EVERYBODY, get=200),
]
