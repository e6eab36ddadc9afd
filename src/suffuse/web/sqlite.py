"""Choose an SQLite that is safe to write to from several processes, before Django imports one."""

import importlib
import sqlite3
import sys
from typing import Any

# Below this version the write-ahead log can be corrupted when it is reset during a checkpoint.
SAFE_WITH_WAL = (3, 51, 3)
# What sqlite3 calls the limits on columns and on `?` in one statement, and what the bundled library
# allows.
LIMIT_COLUMN, COLUMNS = 2, 2_000
LIMIT_VARIABLE_NUMBER, VARIABLES = 9, 250_000


def swap() -> None:
    """Put the newer bundled SQLite in the place of the interpreter's, where that is too old."""
    if sqlite3.sqlite_version_info >= SAFE_WITH_WAL:
        return
    try:
        newer: Any = importlib.import_module("pysqlite3")
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return
    if not hasattr(newer, "SQLITE_LIMIT_VARIABLE_NUMBER"):
        newer.SQLITE_LIMIT_COLUMN = LIMIT_COLUMN
        newer.SQLITE_LIMIT_VARIABLE_NUMBER = LIMIT_VARIABLE_NUMBER
    sys.modules["sqlite3"] = newer
    sys.modules["sqlite3.dbapi2"] = dbapi2


def connection() -> type[Any]:
    """
    Return the class of connections, able to say how many variables one statement may have.

    Django asks every connection; the bundled library knows, but offers no way to be asked.
    """
    chosen: Any = sys.modules["sqlite3"].Connection
    if hasattr(chosen, "getlimit"):
        return chosen  # type: ignore[no-any-return]  # a class of a module chosen at run time

    class Connection(chosen):  # type: ignore[misc]  # the same
        """The bundled SQLite's connection."""

        def getlimit(self, category: int) -> int:
            """Return the limit on columns or variables, the only two that are asked for."""
            return COLUMNS if category == LIMIT_COLUMN else VARIABLES

    return Connection


def version() -> tuple[int, ...]:
    """Return the version of the SQLite that Django will use."""
    return tuple(sys.modules["sqlite3"].sqlite_version_info)


def journal_mode() -> str:
    """Return the safest journal for this SQLite: a write-ahead log only where it cannot corrupt."""
    return "WAL" if version() >= SAFE_WITH_WAL else "DELETE"
