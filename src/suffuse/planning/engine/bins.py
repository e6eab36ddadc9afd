"""Whole teams that meet nothing but the size of rooms: each level is bin packing."""

from collections import defaultdict
from collections.abc import Mapping

from suffuse.planning.engine.board import Board, parts
from suffuse.planning.engine.dealing import Deal, Seatings
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.packing import packed, packed_and_least
from suffuse.planning.engine.setting import Setting
from suffuse.planning.rules import Instance, Session


def first(instance: Instance, effort: Effort, seed: int) -> tuple[tuple[Session, ...], int] | None:
    """
    Return a plan of packed rooms in the earliest slots, and how few sessions any plan needs.

    None where more than packing is asked: shares, what stands, rounds, or rooms of several sizes.
    """
    policy, board = instance.policy, Board(instance)
    seats = {room for slot in board.slots for room, _ in board.rooms(slot.id)}
    if instance.fixed or policy.level_order or len(seats) != 1:
        return None
    room, least, plan = seats.pop(), 0, list[Session]()
    packs: dict[str, list[list[str]]] = {}
    part = 1.0 / max(1, len(board.left))
    for level, teams in board.left.items():
        if max(teams.values(), default=0) > room:
            return None
        bins, fewest = packed_and_least(list(teams.values()), room, effort, part, seed)
        least, packs[level] = least + fewest, named(teams, bins)
    for slot in board.slots:
        for _, venue in board.rooms(slot.id):
            for level in sorted(packs, key=lambda level: -len(packs[level])):
                speaker = board.speaker_for(level, slot.id)
                if packs[level] and speaker:
                    take = {team: board.left[level][team] for team in packs[level].pop()}
                    board.seat(Session(slot.id, venue, level, speaker, parts(take)))
                    break
    plan += board.sessions
    return None if any(packs.values()) else (tuple(plan), least)


def named(teams: Mapping[str, int], bins: list[list[int]]) -> list[list[str]]:
    """Return which teams the head counts in the bins are."""
    waiting = defaultdict[int, list[str]](list)
    for team, heads in teams.items():
        waiting[heads].append(team)
    return [[waiting[heads].pop() for heads in one] for one in bins]


class Bins:
    """The packings of one question, each looked for once."""

    def __init__(self, setting: Setting, effort: Effort, seed: int) -> None:
        self.effort, self.seed = effort, seed
        policy = setting.instance.policy
        alike = len({max(kind.seats) for kind in setting.rooms}) == 1 and bool(setting.groups)
        free = policy.most_of_a_team_away is None and not setting.standing
        self.apply = policy.whole_teams and free and alike
        self.known: dict[tuple[str, int], list[list[int]]] = {}

    def fewest(self, setting: Setting) -> int:
        """Return in how many sessions whole teams were packed; 0 where that is not the question."""
        if not self.apply or max(setting.groups.values()) > setting.largest:
            return 0
        return sum(len(self._of(setting, level, setting.largest)) for level in setting.levels)

    def dealt(self, setting: Setting, seatings: list[Seatings]) -> Deal | None:
        """Deal the packings to sessions; None where rooms differ or are too few."""
        if not self.apply:
            return None
        takes: list[dict[str, int]] = [{} for _ in seatings]
        for level in setting.levels:
            numbers = [n for n, one in enumerate(seatings) if one.level == level]
            sizes = {seatings[number].seats for number in numbers}
            largest = max((setting.groups[group] for group in setting.of_level[level]), default=0)
            if len(sizes) != 1 or largest > min(sizes, default=0):
                return None
            bins = self._of(setting, level, sizes.pop())
            if len(bins) > len(numbers):
                return None
            waiting = defaultdict[int, list[str]](list)
            for team, _ in setting.of_level[level]:
                waiting[setting.groups[team, level]].append(team)
            for number, heads in zip(numbers, bins, strict=False):
                takes[number] = {waiting[size].pop(): size for size in heads}
        return Deal(takes, {})

    def _of(self, setting: Setting, level: str, seats: int) -> list[list[int]]:
        if (level, seats) not in self.known:
            heads = [setting.groups[group] for group in setting.of_level[level]]
            self.known[level, seats] = packed(heads, seats, self.effort, 0.5, self.seed)
        return self.known[level, seats]
