"""Give a measurement in process what the tests have: settings, folder and database of its own."""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import django
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def test_place() -> Iterator[None]:
    """Set Django up as for the tests, on an empty database that goes away afterwards."""
    importlib.import_module("tests.environment")
    django.setup()
    importlib.import_module("tests.conftest").pytest_configure()
    # Not Django's setup_test_environment: it records every template, which costs as much again.
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    from django.db import connection  # noqa: PLC0415 - after django.setup()

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
