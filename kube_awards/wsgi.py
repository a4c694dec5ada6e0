"""Serve the application; refuse to, in production, while sample accounts exist."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kube_awards.settings")


def refuse_sample_accounts() -> None:
    """Stop a production server on a database with sample accounts (settings cannot query)."""
    from kube_awards.accounts.selectors import sample_users  # noqa: PLC0415 - after django.setup

    if settings.PRODUCTION and sample_users().exists():
        raise ImproperlyConfigured(
            "akun contoh masih ada di basis data ini; mulai dengan basis data kosong"
        )


try:
    application = get_wsgi_application()
    refuse_sample_accounts()
except ImproperlyConfigured as error:
    sys.exit(f"Konfigurasi salah: {error}")
