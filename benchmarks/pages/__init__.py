"""Weigh and time the pages as a telephone on a slow network gets them (ux.md §6.2).

    sh ./dev bench pages
    sh ./dev bench pages --rounds 5 --network slow --only judge

Debian's Chromium opens every page with an empty cache, on the named network and with a processor
four times slower, from the sample edition that production's server serves. Every figure is the
median of the rounds; the best round stands beside LCP, because a busy machine only ever adds to it.
"""

from __future__ import annotations

from tools.sample import chromium, sample_server

from . import options
from .autosave import measure_autosave
from .figures import report
from .visits import judge_pages, measure, public_pages, staff_pages


def main(*arguments: str) -> int:
    """Print a line for each page and return 1 where a budget is exceeded."""
    wanted = options.read(list(arguments))
    visits, saving = [], None
    with chromium() as browser:
        with sample_server() as sample:
            if "judge" in wanted.groups:
                visits += measure(browser, judge_pages(browser, sample), wanted)
                saving = measure_autosave(sample, wanted.saves)  # it fills the draft
            if "staff" in wanted.groups:
                visits += measure(browser, staff_pages(browser, sample, "terbuka"), wanted)
        if {"public", "staff"} & wanted.groups:
            with sample_server("--finished") as sample:
                if "public" in wanted.groups:
                    visits += measure(browser, public_pages(browser, sample), wanted)
                if "staff" in wanted.groups:
                    visits += measure(browser, staff_pages(browser, sample, "selesai"), wanted)
    lines, kept = report(visits, saving, wanted)
    print("\n".join(lines))
    return 0 if kept else 1
