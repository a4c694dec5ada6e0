"""See that a rule is held by the database itself, under the name it has in the models."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import BaseConstraint, Model


@contextmanager
def breaks(name: str) -> Iterator[None]:
    """Demand that the block is refused by the constraint called name, and by no other."""
    model, constraint = constraint_called(name)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    assert said_for(model, constraint) in str(refusal.value)


def constraint_called(name: str) -> tuple[type[Model], BaseConstraint]:
    """Find a constraint among all models."""
    return next(
        (model, constraint)
        for model in apps.get_models()
        for constraint in model._meta.constraints  # noqa: SLF001 - Django's documented Model API
        if constraint.name == name
    )


def said_for(model: type[Model], constraint: BaseConstraint) -> str:
    """Return what the database names: SQLite lists the columns of a broken uniqueness."""
    if connection.vendor == "sqlite" and isinstance(constraint, UniqueConstraint):
        meta = model._meta  # noqa: SLF001 - Django's documented Model API
        columns = {field.name: field.column for field in meta.concrete_fields}
        return ", ".join(f"{meta.db_table}.{columns[name]}" for name in constraint.fields)
    return constraint.name


def constraints_of(app_label: str) -> set[str]:
    """Return the names of all constraints of an app."""
    return {
        constraint.name
        for model in apps.get_app_config(app_label).get_models()
        for constraint in model._meta.constraints  # noqa: SLF001 - Django's documented Model API
    }
