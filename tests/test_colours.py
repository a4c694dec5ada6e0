"""Every pair of text and ground in static/app.css is readable (ux.md A-2), in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

TEXT, CONTROL = 4.5, 3.0
PAIRS = [
    ("bs-body-color", "k-card", TEXT),
    ("bs-body-color", "bs-body-bg", TEXT),
    ("bs-secondary-color", "k-card", TEXT),
    ("bs-secondary-color", "bs-body-bg", TEXT),
    ("bs-link-color", "k-card", TEXT),
    ("bs-link-color", "bs-body-bg", TEXT),
    ("k-on-primary", "k-primary", TEXT),
    ("k-on-primary", "k-primary-d", TEXT),
    ("k-primary", "k-primary-soft", TEXT),
    ("k-on-a", "k-bad-fill", TEXT),
    ("k-on-a", "k-ok-fill", TEXT),
    ("k-ctl", "k-card", CONTROL),
    ("k-ctl", "bs-body-bg", CONTROL),
    ("k-ring", "bs-body-bg", CONTROL),
    *[(f"k-{name}", f"k-{name}-soft", TEXT) for name in ("ok", "warn", "bad", "tag")],
    *[(f"k-{code}-t", f"k-{code}-soft", TEXT) for code in ("lem", "sos", "eko", "fou", "fif")],
    *[("k-on-a", f"k-{code}", TEXT) for code in ("lem", "sos", "eko", "fou", "fif")],
    *[("bs-body-color", f"k-{code}-soft", TEXT) for code in ("lem", "sos", "eko", "fou", "fif")],
]


def tokens(selector: str) -> dict[str, str]:
    """Return the colours of one theme in app.css."""
    css = (Path(settings.BASE_DIR) / "static/app.css").read_text(encoding="utf-8")
    block = css.split(selector, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", block))


LIGHT = tokens(":root, [data-bs-theme=light]")
THEMES = {"light": LIGHT, "dark": LIGHT | tokens("[data-bs-theme=dark]")}


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.x)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_a_pair_of_colours_is_readable(theme: str, front: str, ground: str, least: float) -> None:
    colours = THEMES[theme]

    assert contrast(colours[front], colours[ground]) >= least
