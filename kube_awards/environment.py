"""Read one kind of setting each from the environment; what is wrong is said in one plain line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from pathlib import Path

KEY_LENGTH = 50
KEY_VARIETY = 10  # different characters, so that "aaaa…" is no key
env = environ.Env()


def read_env_file(path: Path) -> None:
    """Load path into the environment, which keeps the last word; refuse one we cannot read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"berkas {path.name} tidak dapat dibaca ({error})") from None
    env.read_env(io.StringIO(text))


def is_open_to_others(path: Path) -> bool:
    """Tell whether anybody but its owner may reach the file or the folder."""
    return path.exists() and bool(path.stat().st_mode & 0o077)


def folder(path: Path) -> Path:
    """Make the folder of everything that changes; only its owner may look into it.

    One that is there already keeps its mode: production refuses an open one, `prepare` closes it.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"folder {path} tidak dapat dibuat ({error.strerror})") from None
    return path


def key(name: str) -> str:
    """Read the secret called name: long enough and not one of the examples."""
    value: str = env.str(name, default="")
    if len(value) < KEY_LENGTH or len(set(value)) < KEY_VARIETY or "contoh" in value:
        raise ImproperlyConfigured(
            f"{name} harus berisi kunci acak sedikitnya {KEY_LENGTH} karakter"
        )
    return value


def database(var_dir: Path) -> dict[str, Any]:
    """Read DATABASE_URL; without one (embedded only) it is a SQLite file in var_dir."""
    url = env.str("DATABASE_URL", default="")
    if not url:  # never quoted as a URL: a folder called "50% + 1" would not survive it
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(var_dir / "db.sqlite3")}
    try:
        if urlsplit(url).scheme in {"postgres", "postgresql", "sqlite"}:
            return dict(env.db("DATABASE_URL"))
    except ValueError:  # a port that is no number, for one
        pass
    raise ImproperlyConfigured("DATABASE_URL bukan alamat PostgreSQL atau SQLite")
