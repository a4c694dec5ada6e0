"""Refuse in templates and stylesheets what the content security policy would block, or worse.

No inline style or script, no `on…=` attribute, no asset from another host, and every file that
`{% static %}` names exists.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE_RULES = (
    (re.compile(r"\sstyle\s*=", re.IGNORECASE), "inline style"),
    (re.compile(r"<style\b", re.IGNORECASE), "inline style sheet"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "inline event handler"),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)(?![^>]*json)", re.IGNORECASE), "inline script"),
    (re.compile(r"javascript:", re.IGNORECASE), "script in an address"),
    (
        re.compile(
            r"<(?:script|img|link|source|iframe|object)\b[^>]*[\"'](?:https?:)?//", re.IGNORECASE
        ),
        "asset from another host",
    ),
)
STYLE_RULES = (
    (re.compile(r"url\(\s*[\"']?(?:https?:)?//", re.IGNORECASE), "asset from another host"),
    (re.compile(r"@import\s+[\"'](?:https?:)?//", re.IGNORECASE), "asset from another host"),
)
STATIC_NAME = re.compile(r"{%\s*static\s+[\"']([^\"']+)[\"']")
COMMENT = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", re.DOTALL)
# Framework files that collectstatic brings from an installed package.
PACKAGED = ("admin/", "account/", "mfa/", "debug/")


def blank(match: re.Match[str]) -> str:
    """Return only the line breaks of a comment, so that line numbers stay right."""
    return "\n" * match.group().count("\n")


def findings(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> list[tuple[int, str]]:
    """List line and name of each rule that the text breaks."""
    return [
        (text.count("\n", 0, match.start() + 1) + 1, name)
        for pattern, name in rules
        for match in pattern.finditer(text)
    ]


def missing_static(text: str, root: Path) -> list[tuple[int, str]]:
    """List `{% static %}` names without a file."""
    return [
        (text.count("\n", 0, match.start()) + 1, f"no file static/{match.group(1)}")
        for match in STATIC_NAME.finditer(text)
        if not match.group(1).startswith(PACKAGED)
        and not (root / "static" / match.group(1)).is_file()
    ]


def check(path: Path, root: Path) -> list[str]:
    """Check one template or style sheet."""
    text = COMMENT.sub(blank, path.read_text(encoding="utf-8"))
    if path.suffix == ".css":
        found = findings(text, STYLE_RULES)
    else:
        found = findings(text, TEMPLATE_RULES) + missing_static(text, root)
    return [f"{path.relative_to(root)}:{line}: {name}" for line, name in sorted(found)]


def main(root: Path = ROOT) -> list[str]:
    """Check all templates and style sheets."""
    paths = [*(root / "templates").rglob("*.html"), *(root / "static").rglob("*.css")]
    return [finding for path in sorted(paths) for finding in check(path, root)]


if __name__ == "__main__":
    sys.exit("\n".join(main()) or 0)
