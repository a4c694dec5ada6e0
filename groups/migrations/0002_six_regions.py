"""Insert the six city regions of Jakarta, five of them taking part."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from groups.regions import insert_regions


def insert(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Insert the regions through the model as it was then."""
    insert_regions(apps.get_model("groups", "Region"))


class Migration(migrations.Migration):
    """Data only; going back leaves the rows, which the table's removal takes along."""

    dependencies = [("groups", "0001_initial")]
    operations = [migrations.RunPython(insert, migrations.RunPython.noop)]
