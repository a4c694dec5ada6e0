"""Make the database itself refuse changes of what was paid."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from prizes.guards import drop_guards, install_guards


def install(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    install_guards(schema_editor.connection)


def drop(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("prizes", "0001_initial")]

    operations = [migrations.RunPython(install, drop)]
