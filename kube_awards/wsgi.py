"""Serve the application; refuse to, in production, while sample accounts exist."""

from __future__ import annotations

import os
import sys
import time
from typing import NoReturn

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kube_awards.settings")
STAY_DOWN, TRY_AGAIN = 3, 1  # after 3 gunicorn starts no worker any more and ends
PAUSE_SECONDS = 1


def refuse_sample_accounts() -> None:
    """Stop a production server on a database with sample accounts (settings cannot query)."""
    from kube_awards.accounts.selectors import sample_users  # noqa: PLC0415 - after django.setup

    if settings.PRODUCTION and sample_users().exists():
        raise ImproperlyConfigured(
            "akun contoh masih ada di basis data ini; mulai dengan basis data kosong"
        )


def refuse(reason: str, status: int) -> NoReturn:
    """Say in one line why nothing is served."""
    print(reason, file=sys.stderr)  # noqa: T201 - there may be no logging yet
    sys.exit(status)


try:
    application = get_wsgi_application()
    refuse_sample_accounts()
    connections.close_all()  # a server may fork now, and a connection is not to be shared
except ImproperlyConfigured as error:
    refuse(f"Konfigurasi salah: {error}", STAY_DOWN)
except OperationalError as error:
    # The worker may replace one that died while the database was away: that must not end the rest.
    time.sleep(PAUSE_SECONDS)
    refuse(f"Basis data tidak dapat dipakai: {str(error).splitlines()[0]}", TRY_AGAIN)
