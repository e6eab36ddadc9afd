"""Where a unit stands in the tree, and what lies within reach of it."""

from dataclasses import dataclass

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Scope:
    """
    A unit and everything below it: the one value that every list is filtered by.

    `path` is the unit's path of ids with separators at both ends, so that `/1/1/` can never match
    `/1/10/`.
    """

    path: str

    def __post_init__(self) -> None:
        if not (self.path.startswith("/") and self.path.endswith("/") and len(self.path) > 1):
            raise ValueError(self.path)

    def holds(self, path: str) -> bool:
        """Tell whether the unit at `path` is this unit or lies below it."""
        return path.startswith(self.path)


def depth(path: str) -> int:
    """Return how deep a unit stands: 1 for the root."""
    return path.count("/") - 1


def parent(path: str) -> str:
    """Return the path of the unit above, or "" for the root."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return above if above != "/" else ""


def ancestors(path: str) -> tuple[str, ...]:
    """Return the paths from the root down to the unit itself."""
    ids = path.strip("/").split("/")
    return tuple("/" + "/".join(ids[: n + 1]) + "/" for n in range(len(ids)))


def is_child(path: str, *, of: str) -> bool:
    """Tell whether the unit at `path` stands directly below the unit at `of`."""
    return parent(path) == of
