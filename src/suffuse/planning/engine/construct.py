"""
First fit, with foresight: fill the largest room of the earliest slot, but waste no session.

A session is opened only if it brings the level one session nearer to its end, counted with the
largest room still to come; so small rooms are used when they cost nothing and left when they do.
When the window is too short for that thrift, the recipe is loosened step by step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from suffuse.planning.engine.board import Board, Take, parts
from suffuse.planning.engine.standing import hold, stand, standing_of
from suffuse.planning.rules import Instance, Session


@dataclass(frozen=True, slots=True)
class Recipe:
    """
    How to choose where choices are free.

    `waste_from`: sessions of at least so many people are opened even where thrift would wait;
    None means thrift always. `whole`: teams that fit whole go first (little mixing), else the
    teams that need the most slots. `chance` shuffles what is equally good.
    """

    waste_from: int | None = None
    whole: bool = False
    chance: int | None = None


def construct(instance: Instance, recipe: Recipe) -> tuple[Session, ...]:
    """Return a lawful plan for as many people as the recipe finds places for."""
    board = Board(instance)
    hold(board)
    tops = largest_to_come(instance, board)
    set_aside(board, max(tops, default=0))
    layer = _Layer(board, recipe, tops)
    rounds = _rounds(instance)
    for number, levels in enumerate(rounds):
        stand(board, levels, layer.fill)
        later = [level for after in rounds[number + 1 :] for level in after]
        reserved = standing_of(board, later)
        if reserved:
            first = min(instance.place[slot] for slot, _ in reserved)
            layer.lay(levels, frozenset(reserved), first)
            layer.lay(levels, frozenset(), len(board.slots))
    layer.lay(list(board.left), frozenset(), len(board.slots))
    return tuple(board.sessions)


def _rounds(instance: Instance) -> list[list[str]]:
    """Return the levels in the order in which what stands for them is kept."""
    free = [level for level in instance.levels if level not in instance.rounds]
    order = [list(levels) for levels in instance.policy.level_order]
    return [free + order[0], *order[1:]] if order else [free]


class _Layer:
    """Lays new sessions on a board by a recipe."""

    def __init__(self, board: Board, recipe: Recipe, tops: Sequence[int]) -> None:
        self.board, self.recipe, self.tops = board, recipe, tops
        self.chance = Random(recipe.chance) if recipe.chance is not None else None  # noqa: S311 - seeded, no secret

    def fill(self, seats: int, slot: str, level: str) -> Take:
        """Choose who comes."""
        return fill(self.board, seats, slot, level, self.recipe.whole)

    def lay(self, levels: Sequence[str], reserved: frozenset[tuple[str, str]], until: int) -> None:
        """Open sessions for these levels in the slots before place `until`, reserved rooms aside."""
        for place, slot in enumerate(self.board.slots[:until]):
            for seats, venue in self.board.rooms(slot.id):
                if (slot.id, venue) in reserved:
                    continue
                found = self._best(levels, seats, slot.id, self.tops[place])
                if found is not None:
                    level, speaker, take = found
                    self.board.seat(Session(slot.id, venue, level, speaker, parts(take)))

    def _best(
        self, levels: Sequence[str], seats: int, slot: str, most: int
    ) -> tuple[str, str, Take] | None:
        """Return the level, speaker and people that use the room best, or None to leave it empty."""
        board, chance = self.board, self.chance
        best: tuple[tuple[float, ...], str, str, Take] | None = None
        for level in levels:
            if not board.left.get(level) or not board.may_start(level, slot):
                continue
            speaker = board.speaker_for(level, slot)
            take = self.fill(seats, slot, level) if speaker else {}
            people = sum(take.values())
            if not speaker or not people or not _worth_it(board, self.recipe, level, take, most):
                continue
            rank = (people, board.people_left(level), chance.random() if chance else 0.0)
            if best is None or rank > best[0]:
                best = rank, level, speaker, take
        return best[1:] if best else None


def _worth_it(board: Board, recipe: Recipe, level: str, take: Take, most: int) -> bool:
    if recipe.waste_from is not None and sum(take.values()) >= recipe.waste_from:
        return True
    return board.needed(level, most, take) < board.needed(level, most)


def fill(board: Board, seats: int, slot: str, level: str, whole: bool) -> Take:
    """Choose who comes: at most `seats` people of the level, nobody beyond a team's share."""
    teams = list(board.seatable(slot, level))
    if board.instance.policy.whole_teams:
        return _packed(teams, seats)
    if whole:
        take = _packed([(team, now, left) for team, now, left in teams if now == left], seats)
        teams = [found for found in teams if found[0] not in take]
        teams.sort(key=lambda found: (-found[1], found[0]))
    else:
        take = {}
        away = board.instance.away
        teams.sort(key=lambda found: (-found[2] / away[found[0]], -found[2], found[0]))
    space = seats - sum(take.values())
    for team, now, _ in teams:
        if space <= 0:
            break
        take[team] = min(now, space)
        space -= take[team]
    return take


def _packed(teams: Sequence[tuple[str, int, int]], seats: int) -> Take:
    """Take whole teams, the largest that still fits first."""
    take: Take = {}
    for team, now, _ in sorted(teams, key=lambda found: (-found[1], found[0])):
        if now <= seats:
            take[team] = now
            seats -= now
    return take


def largest_to_come(instance: Instance, board: Board) -> list[int]:
    """Return, for each slot, the capacity of the largest room from that slot on."""
    best = [
        max((instance.capacity(venue.id, slot.id) for venue in instance.venues), default=0)
        for slot in board.slots
    ]
    return list(accumulate(reversed(best), max))[::-1]


def set_aside(board: Board, most: int) -> None:
    """Take people off the waiting whom no session can ever seat, so that nobody waits for them."""
    taught = {level for speaker in board.instance.speakers for level in speaker.levels}
    whole = board.instance.policy.whole_teams
    for level, teams in board.left.items():
        for team, people in list(teams.items()):
            too_many = whole and people > min(most, board.instance.away[team])
            if too_many or level not in taught:
                board.give_up(level, team)
