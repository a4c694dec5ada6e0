"""Check that English is complete: every source string translated, none fuzzy, none left over.

Runs makemessages over a copy of the tree, so that nothing changes here, and compares the compiled
catalogue with its source. Needs the gettext tools and settings that load (`dev check` gives both).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
LEFT_OUT = shutil.ignore_patterns(
    ".*", "var", "node_modules", "__pycache__", "frontend", "benchmarks", "docs", "tests", "static"
)
FAULTS = {
    "not translated": ["--untranslated", "--no-obsolete"],
    "fuzzy": ["--only-fuzzy", "--no-obsolete"],
    "left over": ["--only-obsolete"],
}
MSGID = re.compile(r'^(?:#~ )?msgid ((?:(?:#~ )?".*"\n)+)', re.MULTILINE)


def tool(*command: str, cwd: Path = ROOT) -> str:
    """Run one program and return what it prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr}")
    return done.stdout


def msgids(catalogue: str) -> list[str]:
    """List the source strings of a catalogue, but for its header."""
    joined = (re.sub(r'(?:#~ )?"(.*)"\n', r"\1", found) for found in MSGID.findall(catalogue))
    return [text for text in joined if text]


def merged_catalogue(root: Path, folder: Path) -> Path:
    """Collect all source strings in a copy of the tree; return its catalogue."""
    shutil.copytree(root, folder, ignore=LEFT_OUT, dirs_exist_ok=True)
    tool(sys.executable, "manage.py", "makemessages", "-l", "en", "--no-location", cwd=folder)
    return folder / CATALOGUE


def incomplete(root: Path = ROOT) -> list[str]:
    """List what a reader of English would see in Indonesian, or never sees."""
    with tempfile.TemporaryDirectory() as folder:
        merged = merged_catalogue(root, Path(folder))
        return [
            f"{fault}: {text}"
            for fault, options in FAULTS.items()
            for text in msgids(tool("msgattrib", *options, str(merged)))
        ]


def outdated(root: Path = ROOT) -> list[str]:
    """List compiled catalogues that do not say what their source says."""
    found = []
    for source in sorted((root / "locale").rglob("*.po")):
        compiled = source.with_suffix(".mo")
        with tempfile.NamedTemporaryFile(suffix=".mo") as fresh:
            tool("msgfmt", "--check", "-o", fresh.name, str(source))
            if not compiled.exists() or unfolded(compiled) != unfolded(Path(fresh.name)):
                found.append(
                    f"{compiled.relative_to(root)}: sh ./dev manage compilemessages --ignore .venv"
                )
    return found


def unfolded(compiled: Path) -> str:
    """Return the texts of a compiled catalogue, whatever version of gettext wrote it."""
    return tool("msgunfmt", str(compiled))


def main() -> str | int:
    """Check both; without the tools say so, which --no-skip makes a failure."""
    if not shutil.which("msgunfmt"):
        print("!! SKIPPED: the gettext tools are not installed (Debian package gettext)")
        return 1 if os.environ.get("DEV_NO_SKIP") else 0
    return "\n".join(outdated() + incomplete()) or 0


if __name__ == "__main__":
    sys.exit(main())
