"""Keep private text that has to be read again where nobody reads it by chance."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet
from django.conf import settings

PURPOSE = b"private text that waits"  # so that the key fits no other use of LEDGER_KEY


def encrypted(text: str) -> str:
    """Return text as only `decrypted` reads it; nothing stays nothing."""
    return _fernet().encrypt(text.encode()).decode() if text else ""


def decrypted(token: str) -> str:
    """Return what `encrypted` was given."""
    return _fernet().decrypt(token).decode() if token else ""


def _fernet() -> Fernet:
    """Use the key that never changes: what waits can be read again after SECRET_KEY was renewed."""
    key = hmac.new(settings.LEDGER_KEY.encode(), PURPOSE, hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))
