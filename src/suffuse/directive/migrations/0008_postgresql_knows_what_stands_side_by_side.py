"""
PostgreSQL's index knows which syllables stand side by side.

It holds words without their places, so a phrase of common syllables sent it through every row.
Each two neighbours are now a word of their own besides the single ones.
"""

from django.db import migrations

TABLES = ("directive_clause", "directive_findable")
# A word of an index may have 2,046 bytes: no syllable is that long, but a run of letters may be.
WORDS_OF = """
CREATE FUNCTION directive_words_of(said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT word)), ''::tsvector)
    FROM (
        SELECT left(here, 200) AS here, left(lead(here) OVER (ORDER BY place), 200) AS next
        FROM unnest(string_to_array(said, ' ')) WITH ORDINALITY AS said(here, place)
    ) AS pairs
    CROSS JOIN LATERAL (VALUES (here), (here || ' ' || next)) AS words(word)
    WHERE word <> ''
$$
"""


def build(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        return
    schema_editor.execute(WORDS_OF, params=None)
    for table in TABLES:
        renew(schema_editor, table, "directive_words_of(syllables)")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        return
    for table in TABLES:
        renew(schema_editor, table, "to_tsvector('simple', syllables)")
    schema_editor.execute("DROP FUNCTION directive_words_of(text)")


def renew(schema_editor, table, expression):
    schema_editor.execute(f"DROP INDEX {table}_words")
    schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN words")
    schema_editor.execute(
        f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS ({expression}) STORED"
    )
    schema_editor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


class Migration(migrations.Migration):
    dependencies = [("directive", "0007_postgresql_keeps_its_words")]
    operations = [migrations.RunPython(build, drop)]
