"""Triggers that refuse any change of a written entry, on SQLite and on PostgreSQL (quality.md G2).

A later migration that alters ledger_entry must install them again: SQLite remakes the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "catatan tidak dapat diubah atau dihapus"

SQLITE_NO_UPDATE = f"""
CREATE TRIGGER IF NOT EXISTS ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
"""
SQLITE_NO_DELETE = f"""
CREATE TRIGGER IF NOT EXISTS ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
"""
# INSERT OR REPLACE deletes the row it replaces without asking the DELETE trigger.
SQLITE_NO_REPLACE = f"""
CREATE TRIGGER IF NOT EXISTS ledger_entry_no_replace BEFORE INSERT ON ledger_entry
WHEN EXISTS (
    SELECT 1 FROM ledger_entry WHERE seq = NEW.seq OR previous_hash = NEW.previous_hash
)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
"""  # noqa: S608 - a constant
SQLITE_DROP = [
    f"DROP TRIGGER IF EXISTS ledger_entry_no_{verb}" for verb in ("update", "delete", "replace")
]
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL_NO_CHANGE = """
CREATE OR REPLACE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()
"""
POSTGRESQL_NO_TRUNCATE = """
CREATE OR REPLACE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()
"""
POSTGRESQL_DROP = [
    "DROP TRIGGER IF EXISTS ledger_entry_no_change ON ledger_entry",
    "DROP TRIGGER IF EXISTS ledger_entry_no_truncate ON ledger_entry",
    "DROP FUNCTION IF EXISTS ledger_entry_refuse()",
]
INSTALL = {
    "sqlite": [SQLITE_NO_UPDATE, SQLITE_NO_DELETE, SQLITE_NO_REPLACE],
    "postgresql": [POSTGRESQL_FUNCTION, POSTGRESQL_NO_CHANGE, POSTGRESQL_NO_TRUNCATE],
}
DROP = {"sqlite": SQLITE_DROP, "postgresql": POSTGRESQL_DROP}


def install_guards(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse UPDATE, DELETE, REPLACE and TRUNCATE of the ledger."""
    run(connection, INSTALL[connection.vendor])


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away: for a migration's way back, and for the flush between tests."""
    run(connection, DROP[connection.vendor])


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    """Execute statements one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
