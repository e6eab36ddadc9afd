"""Instances that others published, read where they lie; skipped with a reason where they do not."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from suffuse.planning.engine import Hall

DATA = Path(os.environ.get("SUFFUSE_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))


def folder(name: str) -> Path:
    """Return a folder or file of published instances, or skip the figure."""
    if not (DATA / name).exists():
        pytest.skip(f"no {name} in {DATA}: set SUFFUSE_BENCH_DATA to try published instances")
    return DATA / name


def bins() -> Iterator[tuple[str, list[int], int, int]]:
    """Yield (name, sizes, room, best known) of bin-packing instances."""
    lines = (folder("bins") / "best_known.txt").read_text().splitlines()[1:]
    best = {line.split()[0]: int(line.split()[2]) for line in lines if line.strip()}
    for file in sorted(folder("bins").glob("*/*.txt")):
        if file.stem in best:
            _, room, *sizes = map(int, file.read_text().split())
            yield file.stem, sizes, room, best[file.stem]


def halls() -> Iterator[tuple[str, Hall, int]]:
    """Yield (name, hall, best published) of cinema halls."""
    with (folder("halls") / "best_published.csv").open() as lines:
        for row in csv.DictReader(lines):
            file = folder("halls") / row["size"] / row["instance"]
            text = file.read_text().split("\n")
            deep = int(text[0])
            counts = [int(count) for count in text[2 + deep].split()]
            groups = [size + 1 for size, many in enumerate(counts) for _ in range(many)]
            rows = tuple(text[2 : 2 + deep])
            yield (
                f"{row['size']} {row['instance']}",
                Hall(rows, tuple(groups)),
                int(row["best_seated"]),
            )


def circles() -> dict[int, float]:
    """Return the best-known radius of so many equal circles in the unit square."""
    with folder("circles-in-square.csv").open() as lines:
        return {int(row["n"]): float(row["radius_in_unit_square"]) for row in csv.DictReader(lines)}


def most_in_square(radii: dict[int, float], side: float, distance: float) -> int:
    """Return the most people that best-known packings seat in a square."""
    return max(n for n, r in radii.items() if side / distance >= (1 - 2 * r) / (2 * r) - 1e-12)
