"""The terminal's door: one thin verb each, which reads clock and files and calls one act or engine."""

import sys

from suffuse.cli.table import app

__all__ = ["app", "main"]


def main() -> None:
    """Run `suffuse` with the words that were typed after it."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that was never told about Lao must not end a long run with a crash.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    app()
