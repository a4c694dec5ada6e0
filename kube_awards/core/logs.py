"""Keep out of the log what opens an account: whoever reads a log is not meant to enter by it."""

from __future__ import annotations

import logging
import re

# Addresses that carry a token: an invitation, a mailed password link.
SECRET_PART = re.compile(r"(/undangan/|/sandi/buat-baru/)(?!terkirim/|selesai/)[\w-]+")


class HideLinkTokens(logging.Filter):
    """Replace the token in any address that a line names."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line where it needs it; never drop it."""
        line = record.getMessage()
        hidden = SECRET_PART.sub(r"\1***", line)
        if hidden != line:
            record.msg, record.args = hidden, ()
        return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"tokens": {"()": "kube_awards.core.logs.HideLinkTokens"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokens"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
