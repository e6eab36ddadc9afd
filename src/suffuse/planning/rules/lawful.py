"""
What makes a plan lawful: one generator of breaches for each rule, and nothing else decides.

The planner proposes, these rules dispose. They judge a plan that a machine made and one that a
person typed alike. The first line of each docstring is the sentence shown to people. Sessions that
were already held are history: they are counted, and never judged again by limits that came later.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from suffuse.planning.rules.breach import Breach as Breach  # noqa: PLC0414 - also found here
from suffuse.planning.rules.breach import Rule, judged, placed
from suffuse.planning.rules.facts import Instance, Session


def known_things(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Every slot, venue, speaker, level and team of a session exists."""
    teams = {group.team for group in instance.groups}
    for number, session in enumerate(plan, start=1):
        named: tuple[tuple[str, Container[str]], ...] = (
            (session.slot, instance.slot),
            (session.venue, instance.venue),
            (session.speaker, instance.speaker),
            (session.level, instance.levels),
            *((part.team, teams) for part in session.groups),
        )
        for name, known in named:
            if name not in known:
                yield Breach("known_things", number, name)


def somebody_comes(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A session has at least one person, and every head count in it is above zero."""
    for number, session in enumerate(plan, start=1):
        least = min((part.people for part in session.groups), default=0)
        if least < 1:
            yield Breach("somebody_comes", number, session.level, least, 1)


def in_person_allowed(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Nobody is called together on a day when meeting in person is not allowed."""
    for number, session in judged(instance, plan):
        if not instance.on(instance.slot[session.slot].day).in_person:
            yield Breach("in_person_allowed", number, session.slot, session.people, 0)


def no_large_gathering(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """No session holds more people than the measure of its day allows."""
    for number, session in judged(instance, plan):
        cap = instance.on(instance.slot[session.slot].day).people
        if cap is not None and session.people > cap:
            yield Breach("no_large_gathering", number, session.venue, session.people, cap)


def distance_kept(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """No session holds more people than its venue seats at the distance of its day."""
    for number, session in judged(instance, plan):
        seats = instance.seats(session.venue, session.slot)
        if session.people > seats:
            yield Breach("distance_kept", number, session.venue, session.people, seats)


def one_level(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A session teaches one level, so it calls only teams that have people of that level."""
    for number, session in judged(instance, plan):
        for part in session.groups:
            if not instance.heads.get((part.team, session.level)):
                yield Breach("one_level", number, part.team, part.people, 0)


def venue_open(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """No session is held in a venue that is closed or lent to others then."""
    for number, session in judged(instance, plan):
        if session.slot in instance.venue[session.venue].closed:
            yield Breach("venue_open", number, session.venue, 1, 0)


def one_session_a_venue(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A venue holds one session at a time."""
    used = Counter((session.venue, session.slot) for session in plan)
    for number, session in judged(instance, plan):
        together = used[session.venue, session.slot]
        if together > 1:
            yield Breach("one_session_a_venue", number, session.venue, together, 1)


def air_between(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Between two sessions in one venue lie as many minutes as the measure asks for."""
    for venue in instance.venue:
        here = sorted(
            (instance.slot[session.slot].starts, number, session)
            for number, session in placed(instance, plan)
            if session.venue == venue
        )
        for (_, first, before), (starts, number, session) in pairwise(here):
            asked = instance.on(starts.date()).minutes_between
            gap = int((starts - instance.slot[before.slot].ends).total_seconds() // 60)
            history = before.held and session.held
            if gap < asked and before.slot != session.slot and not history:
                # What was held cannot be mended, so the other of the two is what breaks the rule.
                yield Breach("air_between", first if session.held else number, venue, gap, asked)


def speaker_qualified(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A session's speaker can teach its level."""
    for number, session in judged(instance, plan):
        if session.level not in instance.speaker[session.speaker].levels:
            yield Breach("speaker_qualified", number, session.speaker, 1, 0)


def speaker_free(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """No speaker is called when not available."""
    for number, session in judged(instance, plan):
        speaker = instance.speaker[session.speaker]
        if session.slot in speaker.closed and session.slot not in speaker.rests:
            yield Breach("speaker_free", number, session.speaker, 1, 0)


def one_session_a_speaker(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A speaker teaches one session at a time."""
    used = Counter((session.speaker, session.slot) for session in plan)
    for number, session in judged(instance, plan):
        together = used[session.speaker, session.slot]
        if together > 1:
            yield Breach("one_session_a_speaker", number, session.speaker, together, 1)


def speaker_not_overworked(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """No speaker teaches more sessions a day than agreed, those of other plans included."""
    taught = Counter[tuple[str, date]]({(who, day): n for who, day, n in instance.elsewhere})
    open_to_change = set[tuple[str, date]]()
    for _, session in placed(instance, plan):
        day = session.speaker, instance.slot[session.slot].day
        taught[day] += 1
        if not session.held:
            open_to_change.add(day)
    for speaker, date_ in sorted(open_to_change):
        most, sessions = instance.speaker[speaker].most_a_day, taught[speaker, date_]
        if most is not None and sessions > most:
            yield Breach("speaker_not_overworked", None, speaker, sessions, most)


def team_keeps_working(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Never more of a team is away at once than the committee allows."""
    away = Counter[tuple[str, str]]()
    called = set[tuple[str, str]]()
    for _, session in placed(instance, plan):
        for part in session.groups:
            away[session.slot, part.team] += part.people
            if not session.held:
                called.add((session.slot, part.team))
    for (slot, team), people in sorted(away.items()):
        allowed = instance.away.get(team, 0)
        # Whom history alone called too many of is no fault of those who come beside them.
        if people > allowed and (slot, team) in called:
            yield Breach("team_keeps_working", None, team, people, allowed)


def levels_in_order(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A level starts only when the level before it has finished."""
    first, last = dict[str, int](), dict[int, int]()
    for _, session in placed(instance, plan):
        place, turn = instance.place[session.slot], instance.rounds.get(session.level)
        if turn is None:
            continue
        last[turn] = max(place, last.get(turn, place))
        if not session.held:
            first[session.level] = min(place, first.get(session.level, place))
    for level, start in first.items():
        before = [end for turn, end in last.items() if turn < instance.rounds[level]]
        if start <= max(before, default=-1):
            yield Breach("levels_in_order", None, level, start + 1, max(before) + 2)


def whole_teams(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """A team of a level studies together, where the committee asks for whole teams."""
    if not instance.policy.whole_teams:
        return
    pieces, called = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    waiting = Counter(instance.heads)
    for _, session in placed(instance, plan):
        for part in session.groups:
            group = part.team, session.level
            if session.held:  # who has studied is not waited for
                waiting[group] -= part.people
            else:
                pieces[group] += 1
                called[group] += part.people
    for (team, level), sessions in sorted(pieces.items()):
        if sessions > 1:
            yield Breach("whole_teams", None, team, sessions, 1)
        elif called[team, level] < waiting[team, level]:
            yield Breach("whole_teams", None, team, 2, 1)


def nobody_counted_twice(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Nobody is called twice."""
    for (team, level), called in sorted(_called(plan).items()):
        people = instance.heads.get((team, level), 0)
        if 0 < people < called:
            yield Breach("nobody_counted_twice", None, f"{team} · {level}", called, people)


def nobody_left_out(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """Everybody has a place."""
    called = _called(plan)
    for (team, level), people in sorted(instance.heads.items()):
        if called[team, level] < people:
            what = f"{team} · {level}"
            yield Breach("nobody_left_out", None, what, called[team, level], people)


def held_sessions_stand(instance: Instance, plan: Sequence[Session]) -> Iterator[Breach]:
    """What has been held stays in the plan as it was."""
    kept = {_shape(session) for session in plan}
    for fixed in instance.fixed:
        if fixed.held and _shape(fixed) not in kept:
            yield Breach("held_sessions_stand", None, fixed.slot, 0, fixed.people)


RULES: tuple[Rule, ...] = (
    known_things,
    somebody_comes,
    in_person_allowed,
    no_large_gathering,
    distance_kept,
    one_level,
    venue_open,
    one_session_a_venue,
    air_between,
    speaker_qualified,
    speaker_free,
    one_session_a_speaker,
    speaker_not_overworked,
    team_keeps_working,
    levels_in_order,
    whole_teams,
    nobody_counted_twice,
    nobody_left_out,
    held_sessions_stand,
)


def breaches(instance: Instance, plan: Sequence[Session]) -> tuple[Breach, ...]:
    """Return every breach of every rule; none means that the plan is lawful."""
    judged = with_history(instance, plan)
    return tuple(chain.from_iterable(rule(instance, judged) for rule in RULES))


def with_history(instance: Instance, plan: Sequence[Session]) -> tuple[Session, ...]:
    """Mark the sessions that the instance says were held; a plan cannot claim that by itself."""
    held = {_shape(session) for session in instance.fixed if session.held}
    return tuple(
        Session(
            session.slot,
            session.venue,
            session.level,
            session.speaker,
            session.groups,
            held=_shape(session) in held,
        )
        for session in plan
    )


def _shape(session: Session) -> tuple[object, ...]:
    parts = sorted((part.team, part.people) for part in session.groups)
    return session.slot, session.venue, session.level, session.speaker, *parts


def _called(plan: Sequence[Session]) -> Counter[tuple[str, str]]:
    called = Counter[tuple[str, str]]()
    for session in plan:
        for part in session.groups:
            called[part.team, session.level] += max(0, part.people)
    return called
