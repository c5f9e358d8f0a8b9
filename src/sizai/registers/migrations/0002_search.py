from typing import Any

from django.db import migrations, models

from sizai.registers.search.engine import engine


def create(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        engine(schema_editor.connection.vendor).create(cursor)


def drop(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        engine(schema_editor.connection.vendor).drop(cursor)


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("folded", models.TextField()),
                ("marks", models.TextField()),
            ],
        ),
        migrations.RunPython(create, drop),
    ]
