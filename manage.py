#!/usr/bin/env python
"""Run management commands; say a wrong configuration in one plain line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import DatabaseError, OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kube_awards.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Konfigurasi salah: {str(error).splitlines()[0]}")
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:
            raise  # not the server or the file, but what was asked of it
        reason = str(error).strip().splitlines()[0]
        sys.exit(f"Basis data tidak dapat dipakai (periksa DATABASE_URL): {reason}")
