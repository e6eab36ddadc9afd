"""Bin-packing instances drawn as their authors published how: other draws than anybody has tuned for."""

from collections.abc import Iterator
from math import ceil
from random import Random

type Bins = tuple[str, list[int], int]
"""Family, sizes, room."""


def drawn(seed: str) -> Iterator[Bins]:
    """Yield instances of Falkenauer, Scholl 1-3, Schwerin, Waescher and hard28's kind."""
    chance = Random(seed)
    yield from _falkenauer(chance)
    yield from _scholl(chance)
    for many in (100, 120, 100, 120):
        yield "Schwerin", _between(chance, many, 150, 200), 1000
    for least, most in ((1, 2000), (100, 2500), (1000, 3500), (1500, 5000)):
        yield "Waescher", _between(chance, chance.randint(57, 239), least, most), 10_000
    for many in (160, 180, 200):
        yield "like hard28", _between(chance, many, 1, 800), 1000


def _falkenauer(chance: Random) -> Iterator[Bins]:
    for many in (120, 250, 500, 1000):
        yield "Falkenauer U", _between(chance, many, 20, 100), 150
    for many in (60, 120, 249, 501):
        yield "Falkenauer T", _threes(chance, many, 1000), 1000


def _scholl(chance: Random) -> Iterator[Bins]:
    for room in (100, 120, 150):
        for least in (1, 20, 30):
            many = chance.choice([50, 100, 200, 500])
            yield "Scholl 1", _between(chance, many, least, 100), room
    for share in (3, 5, 7, 9):
        for part in (0.2, 0.5, 0.9):
            mean, many = 1000 / share, chance.choice([50, 100, 200, 500])
            least, most = ceil(mean * (1 - part)), int(mean * (1 + part))
            yield "Scholl 2", _between(chance, many, least, most), 1000
    for _ in range(3):
        yield "Scholl 3", _between(chance, 200, 20_000, 35_000), 100_000


def _between(chance: Random, many: int, least: int, most: int) -> list[int]:
    return [chance.randint(least, most) for _ in range(many)]


def _threes(chance: Random, many: int, room: int) -> list[int]:
    """Return sizes of which three and three fill rooms without one place to spare."""
    sizes = []
    for _ in range(many // 3):
        one = chance.randint(round(0.38 * room), round(0.49 * room))
        two = chance.randint(room // 4, (room - one) // 2)
        sizes += [one, two, room - one - two]
    return sizes
