"""The database URL decides where everything is kept; nothing else in the code knows."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from suffuse.web import sqlite


def settings_of(url: str) -> dict[str, Any]:
    """
    Translate a database URL into Django's settings.

    :param url: `sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3` or
        `postgresql://user:password@host:port/name?option=value`
    :raises ValueError: for any other scheme
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")))
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ValueError(
        f"Suffuse keeps its data in sqlite:/// or postgresql://, not in {parts.scheme}:"
    )


def _sqlite(name: str) -> dict[str, Any]:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    pragmas = (
        f"PRAGMA journal_mode={sqlite.journal_mode()}; PRAGMA synchronous=FULL; "
        "PRAGMA busy_timeout=20000; PRAGMA trusted_schema=OFF"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # Taking the write lock at the start is what lets twenty writers wait instead of fail.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas,
            "factory": sqlite.connection(),
        },
    }
