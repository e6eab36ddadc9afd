"""
The database itself keeps released editions as they were released, whoever writes past our acts.

SQLite loses a table's triggers when a later migration remakes the table: such a migration must run
`keep` again. tests/rooms/directive/test_constraints.py tries to break each of them.
"""

from django.db import migrations

SAYS = "a released edition never changes"

SQLITE = {
    "directive_edition": {
        "UPDATE": "OLD.released_at IS NOT NULL",
        "DELETE": "OLD.released_at IS NOT NULL",
    },
    "directive_clause": {
        "INSERT": "(SELECT released_at FROM directive_edition WHERE id = NEW.edition_id) IS NOT NULL",
        "UPDATE": "(SELECT max(released_at) FROM directive_edition WHERE id IN (OLD.edition_id, NEW.edition_id)) IS NOT NULL",
        "DELETE": "(SELECT released_at FROM directive_edition WHERE id = OLD.edition_id) IS NOT NULL",
    },
    "directive_outside": {
        "INSERT": "(SELECT released_at FROM directive_edition WHERE id = NEW.edition_id) IS NOT NULL",
        "UPDATE": "(SELECT max(released_at) FROM directive_edition WHERE id IN (OLD.edition_id, NEW.edition_id)) IS NOT NULL",
        "DELETE": "(SELECT released_at FROM directive_edition WHERE id = OLD.edition_id) IS NOT NULL",
    },
    "directive_directive": {
        "UPDATE": "EXISTS (SELECT 1 FROM directive_edition WHERE directive_id = OLD.id AND released_at IS NOT NULL)",
    },
}

POSTGRESQL = f"""
CREATE FUNCTION directive_keep_released() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held boolean := false;
BEGIN
    IF TG_TABLE_NAME = 'directive_edition' THEN
        held := OLD.released_at IS NOT NULL;
    ELSIF TG_TABLE_NAME = 'directive_directive' THEN
        held := EXISTS (SELECT 1 FROM directive_edition WHERE directive_id = OLD.id AND released_at IS NOT NULL);
    ELSE
        IF TG_OP <> 'INSERT' THEN
            held := EXISTS (SELECT 1 FROM directive_edition WHERE id = OLD.edition_id AND released_at IS NOT NULL);
        END IF;
        IF TG_OP <> 'DELETE' AND NOT held THEN
            held := EXISTS (SELECT 1 FROM directive_edition WHERE id = NEW.edition_id AND released_at IS NOT NULL);
        END IF;
    END IF;
    IF held THEN
        RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$
"""


def keep(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table, rules in SQLITE.items():
            for verb, held in rules.items():
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                    f"WHEN {held} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
                )
        return
    schema_editor.execute(POSTGRESQL)
    for table, rules in SQLITE.items():
        schema_editor.execute(
            f"CREATE TRIGGER {table}_keeps BEFORE {' OR '.join(rules)} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION directive_keep_released()"
        )


def let_go(apps, schema_editor):
    for table, rules in SQLITE.items():
        if schema_editor.connection.vendor == "sqlite":
            for verb in rules:
                schema_editor.execute(f"DROP TRIGGER {table}_keeps_{verb.lower()}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_keeps ON {table}")
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION directive_keep_released")


class Migration(migrations.Migration):
    dependencies = [("directive", "0001_texts_and_clauses")]
    operations = [migrations.RunPython(keep, let_go)]
