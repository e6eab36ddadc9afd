"""
The process that opens a spreadsheet: it answers with a line of JSON for each row, the faults first.

Whatever a hostile spreadsheet does, it does here.
"""

import json
import sys

from suffuse.language.engine import confine
from suffuse.organisation.engine.spreadsheet import read_xlsx


def main() -> None:
    """Read a spreadsheet from standard input; the arguments name the columns that hold numbers."""
    numbers = frozenset(confine())
    lines, flaws = read_xlsx(sys.stdin.buffer.read(), numbers=numbers)
    told = [[one.code, one.row, one.column, dict(one.about)] for one in flaws]
    sys.stdout.write(json.dumps(told) + "\n")
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
