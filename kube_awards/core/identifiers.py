"""Opaque ids for addresses, and verification codes that survive being read aloud.

design.md §3: what a stranger could guess has a public id. quality.md G7: a code on paper is
16 Crockford characters (80 bits) in four groups.
"""

from __future__ import annotations

import secrets

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
# What people write for what was printed: Crockford leaves these letters out for that reason.
MISREAD = str.maketrans("OIL", "011")


def new_verification_code() -> str:
    """Return 16 random Crockford characters, without dashes."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(LENGTH))


def new_public_id() -> str:
    """Return 16 random lower-case characters to stand for an object in addresses."""
    return new_verification_code().lower()


def grouped(code: str) -> str:
    """Return code as it is printed: `19HS-RQPN-F5VH-6K0D`."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalise_code(text: str) -> str:
    """Return text as it is stored, forgiving case, spaces, dashes and O, I and L."""
    kept = "".join(character for character in text.upper() if character.isalnum())
    return kept.translate(MISREAD)
