"""What stands before planning begins: held sessions as they were, the others as far as lawful."""

from collections.abc import Callable, Collection

from suffuse.planning.engine.board import Board, Take, parts
from suffuse.planning.rules import Part, Session

type Filler = Callable[[int, str, str], Take]
"""Who comes into (so many places, slot, level)."""


def hold(board: Board) -> None:
    """Seat what was held: it is history, and never moves."""
    for session in board.instance.fixed:
        if session.held:
            board.seat(session)


def stand(board: Board, levels: Collection[str], filler: Filler) -> None:
    """
    Seat what stands for these levels, trimmed to what the limits now allow.

    Places that stay free in a standing session are offered to others before a new one is opened.
    """
    first = len(board.sessions)
    for session in sorted(board.instance.fixed, key=lambda one: _place(board, one)):
        kept = None if session.held or session.level not in levels else _trimmed(board, session)
        if kept is not None:
            board.seat(kept)
    for number in range(first, len(board.sessions)):
        _top_up(board, number, filler)


def standing_of(board: Board, levels: Collection[str]) -> list[tuple[str, str]]:
    """Return the rooms, as (slot, venue), in which sessions of these levels stand."""
    fixed = board.instance.fixed
    return [(one.slot, one.venue) for one in fixed if not one.held and one.level in levels]


def _place(board: Board, session: Session) -> tuple[int, str]:
    return board.instance.place[session.slot], session.venue


def _trimmed(board: Board, session: Session) -> Session | None:
    """Return as much of a standing session as is still lawful, or None."""
    seats = board.instance.capacity(session.venue, session.slot)
    open_ = session.venue not in board.used_venues[session.slot]
    if not (seats and open_ and board.aired(session.venue, session.slot)):
        return None
    if not _in_turn(board, session):
        return None
    speaker = _speaker(board, session)
    take = _still(board, session, seats)
    if speaker is None or not take:
        return None
    return Session(session.slot, session.venue, session.level, speaker, parts(take))


def _in_turn(board: Board, session: Session) -> bool:
    """Tell whether the rounds stay in order; they come here one after the other."""
    turn = board.instance.rounds.get(session.level)
    if turn is None:
        return True
    place = board.instance.place[session.slot]
    return board.finished_before(turn, place) and board.none_ahead(turn, place)


def _speaker(board: Board, session: Session) -> str | None:
    """Return the session's own speaker if still free and able, else another."""
    day = board.instance.slot[session.slot].day
    own = board.instance.speaker[session.speaker]
    tired = own.most_a_day is not None and board.taught[own.id, day] >= own.most_a_day
    if (
        session.level in own.levels
        and session.slot not in own.closed
        and own.id not in board.used_speakers[session.slot]
        and not tired
    ):
        return own.id
    return board.speaker_for(session.level, session.slot)


def _still(board: Board, session: Session, seats: int) -> Take:
    """Return who of a standing session can stay: the largest teams first, so that few are cut."""
    waiting = dict((team, now) for team, now, _ in board.seatable(session.slot, session.level))
    take: Take = {}
    for part in sorted(session.groups, key=lambda part: (-part.people, part.team)):
        stay = min(part.people, waiting.get(part.team, 0), seats)
        if stay and not _cut(board, session, part, stay):
            take[part.team] = stay
            seats -= stay
    return take


def _cut(board: Board, session: Session, part: Part, stay: int) -> bool:
    """Tell whether staying would cut a team that must stay whole."""
    whole = board.left[session.level].get(part.team, 0)
    return board.instance.policy.whole_teams and stay < whole


def _top_up(board: Board, number: int, filler: Filler) -> None:
    session = board.sessions[number]
    space = board.instance.capacity(session.venue, session.slot) - session.people
    more = filler(space, session.slot, session.level) if space > 0 else {}
    if more:
        board.join(number, more)
