"""The table on paper: what `docs/threats.md` shows, so that it can be read without the code."""

from collections.abc import Iterator, Mapping

from suffuse.access.rules.roles import Reach, Role, Row

_SHORT = {
    Reach.OWN: "own",
    Reach.CHILD: "child",
    Reach.BELOW: "below",
    Reach.UP: "up",
    Reach.ANY: "any",
}
_OPEN = {"public": "everybody", "signed_in": "every seat"}


def as_markdown(table: Mapping[str, Row]) -> str:
    """Return the table of who may do what: a line for each route, a column for each role."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: Mapping[str, Row]) -> Iterator[str]:
    yield f"| route | lets one | {' | '.join(Role)} |"
    yield "|---|---|" + "---|" * len(Role)
    for route, row in table.items():
        if row.open:
            cells = [f"*{_OPEN[row.open]}*", *[""] * (len(Role) - 1)]
        else:
            cells = [_SHORT[row.who[role]] if role in row.who else "" for role in Role]
        yield f"| `{route}` | {row.does} | {' | '.join(cells)} |"
