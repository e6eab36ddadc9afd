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
from suffuse.planning.engine.standing import keep
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
    keep(board, lambda space, slot, level: fill(board, space, slot, level, recipe.whole))
    tops = largest_to_come(instance, board)
    chance = Random(recipe.chance) if recipe.chance is not None else None  # noqa: S311 - seeded, no secret
    set_aside(board, max(tops, default=0))
    for place, slot in enumerate(board.slots):
        for seats, venue in board.rooms(slot.id):
            found = _best(board, recipe, (seats, slot.id, tops[place]), chance)
            if found is None:
                continue
            level, speaker, take = found
            board.seat(Session(slot.id, venue, level, speaker, parts(take)))
    return tuple(board.sessions)


def _best(
    board: Board, recipe: Recipe, room: tuple[int, str, int], chance: Random | None
) -> tuple[str, str, Take] | None:
    """Return the level, speaker and people that use the room best, or None to leave it empty."""
    seats, slot, most = room
    best: tuple[tuple[float, ...], str, str, Take] | None = None
    for level in board.left:
        if not board.left[level] or not board.may_start(level, slot):
            continue
        speaker = board.speaker_for(level, slot)
        take = fill(board, seats, slot, level, recipe.whole) if speaker else {}
        people = sum(take.values())
        if not speaker or not people or not _worth_it(board, recipe, level, take, most):
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
                del teams[team]
