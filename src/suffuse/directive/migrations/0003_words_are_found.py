"""
An index over each clause's syllables: FTS5 on SQLite, a text vector on PostgreSQL.

Syllables are already folded and separated by spaces, so neither database needs to know Lao; FTS5 is
told that Lao's vowel signs (category M) are letters, or it would cut every syllable at them.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE directive_clause_words USING fts5(
        syllables, content='directive_clause', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )
    """,
    "INSERT INTO directive_clause_words(directive_clause_words) VALUES ('rebuild')",
    """
    CREATE TRIGGER directive_clause_words_added AFTER INSERT ON directive_clause BEGIN
        INSERT INTO directive_clause_words(rowid, syllables) VALUES (NEW.id, NEW.syllables);
    END
    """,
    """
    CREATE TRIGGER directive_clause_words_gone AFTER DELETE ON directive_clause BEGIN
        INSERT INTO directive_clause_words(directive_clause_words, rowid, syllables)
        VALUES ('delete', OLD.id, OLD.syllables);
    END
    """,
    """
    CREATE TRIGGER directive_clause_words_changed AFTER UPDATE ON directive_clause BEGIN
        INSERT INTO directive_clause_words(directive_clause_words, rowid, syllables)
        VALUES ('delete', OLD.id, OLD.syllables);
        INSERT INTO directive_clause_words(rowid, syllables) VALUES (NEW.id, NEW.syllables);
    END
    """,
)
SQLITE_UNDO = (
    "DROP TRIGGER directive_clause_words_added",
    "DROP TRIGGER directive_clause_words_gone",
    "DROP TRIGGER directive_clause_words_changed",
    "DROP TABLE directive_clause_words",
)
POSTGRESQL = (
    "CREATE INDEX directive_clause_words ON directive_clause USING gin (to_tsvector('simple', syllables))",
)
POSTGRESQL_UNDO = ("DROP INDEX directive_clause_words",)


def build(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        # No parameters, or the database's driver would read a per cent sign as a hole.
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_UNDO if sqlite else POSTGRESQL_UNDO:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("directive", "0002_released_texts_never_change")]
    operations = [migrations.RunPython(build, drop)]
