"""First-fit-decreasing, as a careful clerk would do it: the peer of every planning figure."""

from suffuse.planning.engine.board import Board, parts
from suffuse.planning.rules import Instance, Session


def first_fit(instance: Instance) -> tuple[Session, ...]:
    """Fill room after room, slot after slot, the largest groups first; lawful, and nothing more."""
    board = Board(instance)
    for slot in board.slots:
        for seats, venue in board.rooms(slot.id):
            levels = sorted(board.left, key=lambda level: -board.people_left(level))
            for level in levels:
                speaker = board.speaker_for(level, slot.id)
                if not board.left[level] or not speaker or not board.may_start(level, slot.id):
                    continue
                take, room = {}, seats
                waiting = sorted(
                    board.seatable(slot.id, level), key=lambda found: (-found[2], found[0])
                )
                for team, now, _ in waiting:
                    if instance.policy.whole_teams and now > room:
                        continue
                    people = min(now, room)
                    if people:
                        take[team] = people
                        room -= people
                if take:
                    board.seat(Session(slot.id, venue, level, speaker, parts(take)))
                    break
    return tuple(board.sessions)
