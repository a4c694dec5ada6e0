"""Share with all tests a flush that the ledger's triggers allow, two settings, the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.conf import settings
from django.core.signals import setting_changed
from django.db import connection, transaction
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kube_awards.console.sample.store import StoredSample


# A busy machine is no reason to fail: nothing here measures time.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Change what makes tests slow without making them truer; tasks run where they are enqueued."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    # Tasks that were imported before this have looked their backend up already.
    setting_changed.send(sender=None, setting="TASKS", value=settings.TASKS, enter=True)


def flush_with_guards(operations: Any, statements: Iterable[str]) -> None:  # noqa: ANN401 - Django's
    """Empty the database between tests although its triggers protect the ledger and payments.

    One transaction takes the guards away, flushes, puts them back and inserts the six regions
    again, which came with a migration and would be missing from the second test on.
    """
    from groups.models import Region  # noqa: PLC0415 - models load after pytest_configure
    from groups.regions import insert_regions  # noqa: PLC0415 - as above
    from kube_awards.ledger import guards as ledger  # noqa: PLC0415 - as above
    from prizes import guards as prizes  # noqa: PLC0415 - as above

    with transaction.atomic(using=operations.connection.alias):
        for guards in (ledger, prizes):
            guards.drop_guards(operations.connection)
        with operations.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        for guards in (ledger, prizes):
            guards.install_guards(operations.connection)
        insert_regions(Region)


@pytest.fixture(scope="session", autouse=True)
def _ledger_survives_flush() -> Iterator[None]:
    """Patch the class, because each connection makes its own operations object."""
    patch = pytest.MonkeyPatch()
    patch.setattr(type(connection.ops), "execute_sql_flush", flush_with_guards)
    yield
    patch.undo()


@pytest.fixture
def sample(db: None) -> StoredSample:
    """Store the sample edition with judging open: about a second, so use it sparingly."""
    return stored_sample(finished=False)


@pytest.fixture
def finished_sample(db: None) -> StoredSample:
    """Store the sample decided, published and certified: some seconds, so use it rarely."""
    return stored_sample(finished=True)


def stored_sample(*, finished: bool) -> StoredSample:
    """Store the sample edition as `dev run` does."""
    from kube_awards.console.sample.loader import (  # noqa: PLC0415 - as above
        read_sample_edition,
    )
    from kube_awards.console.sample.store import store_sample  # noqa: PLC0415 - as above

    return store_sample(read_sample_edition(), finished=finished)


@pytest.fixture(autouse=True)
def _speaks_indonesian() -> Iterator[None]:
    """Begin each test in Indonesian, whatever language the page before was read in."""
    with translation.override("id"):
        yield
