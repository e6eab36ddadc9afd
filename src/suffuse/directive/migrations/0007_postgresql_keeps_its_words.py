"""
PostgreSQL keeps each text vector beside its syllables.

A phrase is checked against the positions of its words, which no index holds: made anew for every
candidate, among fifty thousand clauses that took seconds.
"""

from django.db import migrations

TABLES = ("directive_clause", "directive_findable")


def build(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX {table}_words")
        schema_editor.execute(
            f"ALTER TABLE {table} ADD COLUMN words tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', syllables)) STORED"
        )
        schema_editor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX {table}_words")
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN words")
        schema_editor.execute(
            f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', syllables))"
        )


class Migration(migrations.Migration):
    dependencies = [("directive", "0006_what_hangs_on_clauses_is_found")]
    operations = [migrations.RunPython(build, drop)]
