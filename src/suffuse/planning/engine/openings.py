"""
Phase 1: how many sessions of which level open in which slot, in which kind of room.

People are flows from their group into slots. Inside one slot the people of one level can be dealt
freely over that level's rooms, so nothing is lost by not saying which room they sit in: the numbers
found here are exact (docs/method/planning.md has the proof). Without `flows` groups are added up
by level, which is smaller and gives bounds that are still valid, though not always reached.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from ortools.math_opt.python import mathopt

from suffuse.planning.engine.asked import Calls, Found
from suffuse.planning.engine.effort import Effort
from suffuse.planning.engine.frame import Frame
from suffuse.planning.engine.packing import fewest_bins
from suffuse.planning.engine.setting import Level, Team
from suffuse.planning.engine.solvers import CP_SAT, CP_SAT_LP, HIGHS, Answer, solved, total
from suffuse.planning.rules import Session

_SMALL = 3000
"""Variables beyond which CP-SAT is not asked."""
_PRESSED = 2
"""A group that needs one slot in so many is hard to place."""
_FEW = 6000
"""Groups times slots up to which every group is told that nobody comes where nothing opens."""
_NEAR = 0.03
"""How near to the most room to spare is near enough."""


class Openings(Frame):
    """The model of phase 1 over the first `window` slots; each wish is one call to `least`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.seated: dict[tuple[Level, int], mathopt.Variable] = {}
        self.come: dict[tuple[Team, Level, int], mathopt.Variable] = {}
        self.stay: dict[tuple[int, Team], mathopt.Variable] = {}
        self.out: dict[object, mathopt.Variable] = {}
        self._seat_people()
        if self.setting.standing:
            self._stay()
        self._settle()

    def goal(self, wish: str) -> mathopt.LinearBase:
        """Return what is to be made small for the wish; nothing for `any`, nor `surely`, asked longer."""
        if wish == "left_out":
            return total(self.out.values())
        if wish == "moved":
            return self._standing() - total(self.stay.values())
        if wish == "sessions":
            return total(self.rooms.values())
        return self._narrowness() if wish == "slack" else total(())

    def least(
        self, wish: str, effort: Effort, part: float, known: Sequence[Session] = ()
    ) -> Found | None:
        """
        Return the openings that cost least by the wish; None if none was found in time.

        :param known: a plan that keeps what is settled: there is an answer then, and a bound beside it
        """
        self.model.minimize(self.goal(wish))
        hint = self.hint(known) if known else None
        answer = None
        small = self.model.get_num_variables() <= _SMALL
        if wish == "any" and small:  # a question of yes or no, which CP-SAT often answers first
            answer = solved(self.model, effort, 3 * part, by=CP_SAT)
        gap = _NEAR if wish == "slack" else 0.0
        answer = answer or solved(self.model, effort, part, by=HIGHS, hint=hint, gap=gap)
        if answer is None and small and wish in {"any", "slack"}:  # who is asked last, asks longest
            answer = solved(self.model, effort, 4 * part, by=CP_SAT_LP, gap=gap)
        return self.read(answer) if answer else None

    def hint(self, sessions: Sequence[Session]) -> dict[mathopt.Variable, float]:
        """Return a plan in the terms of the model: its rooms and flows, from which the rest follows."""
        place = self.setting.instance.place
        rooms, come = Counter[object](), Counter[object]()
        for one in sessions:
            if not one.held:
                at = place[one.slot]
                rooms[one.level, at, self.setting.kind_of(one.venue)] += 1
                for part in one.groups:
                    come[part.team, one.level, at] += part.people
        hint = {room: float(rooms[key]) for key, room in self.rooms.items()}
        return hint | {many: float(come[key]) for key, many in self.come.items()}

    def _seat_people(self) -> None:
        for (level, place), rooms in self.by_slot.items():
            seats = [
                self.setting.rooms[kind].seats[place] * self.rooms[level, place, kind]
                for kind in range(len(self.setting.rooms))
                if (level, place, kind) in self.rooms
            ]
            most = sum(self.setting.most(group, place) for group in self.setting.of_level[level])
            people = self.model.add_integer_variable(lb=0, ub=most)
            self.seated[level, place] = people
            self.model.add_linear_constraint(people <= total(seats))
            self.model.add_linear_constraint(people >= total(rooms))
        self._count_sizes()
        if self.flows:
            self._flow()
        else:
            self._add_up()

    def _count_sizes(self) -> None:
        """Count each level's sessions by size: whole numbers a solver can branch on and round."""
        for level in self.setting.levels:
            sizes = defaultdict[int, list[mathopt.Variable]](list)
            for (one, place, kind), room in self.rooms.items():
                if one == level:
                    sizes[self.setting.rooms[kind].seats[place]].append(room)
            counts, seats = [], []
            for size, rooms in sorted(sizes.items()):
                count = self.model.add_integer_variable(lb=0)
                self.model.add_linear_constraint(count == total(rooms))
                counts.append(count)
                seats.append(size * count)
            if self.wishes.left_out == 0 and sizes:
                people = sum(self.setting.groups[group] for group in self.setting.of_level[level])
                self.model.add_linear_constraint(total(seats) >= people)
                self.model.add_linear_constraint(total(counts) >= self._fewest(level, max(sizes)))

    def _fewest(self, level: Level, seats: int) -> int:
        """Return how many sessions the level needs in rooms of so many seats."""
        heads = [self.setting.groups[group] for group in self.setting.of_level[level]]
        if self.setting.instance.policy.whole_teams:
            return fewest_bins(heads, seats)
        return ceil(sum(heads) / seats)

    def _flow(self) -> None:
        """Let each group's people come in some slots, no more of a team at once than may be away."""
        into = defaultdict[tuple[Level, int], list[mathopt.Variable]](list)
        away = defaultdict[tuple[Team, int], list[mathopt.Variable]](list)
        few = len(self.setting.groups) * self.wishes.window <= _FEW
        for (team, level), people in self.setting.groups.items():
            all_of_it = []
            for place in range(self.wishes.window):
                most = self.setting.most((team, level), place)
                if most and (level, place) in self.by_slot:
                    come = self.model.add_integer_variable(lb=0, ub=most)
                    self.come[team, level, place] = come
                    into[level, place].append(come)
                    away[team, place].append(come)
                    all_of_it.append(come)
            pressed = self._slots_for((team, level)) * _PRESSED > len(all_of_it)
            if pressed or few:
                self._none_without_a_session((team, level))
            out = self.model.add_integer_variable(lb=0, ub=people)
            self.out[team, level] = out
            self.model.add_linear_constraint(total(all_of_it) + out == people)
        for key, seated in self.seated.items():
            self.model.add_linear_constraint(total(into[key]) == seated)
        for (team, place), come in away.items():
            if len(come) > 1:
                most = self.setting.away(team, place)
                self.model.add_linear_constraint(total(come) <= most)

    def _none_without_a_session(self, group: tuple[Team, Level]) -> None:
        """Nobody comes where nothing opens: true of whole sessions, and strong where they are halved."""
        team, level = group
        for place in range(self.wishes.window):
            if (team, level, place) in self.come:
                rooms = total(self.by_slot[level, place])
                most = self.setting.most(group, place)
                self.model.add_linear_constraint(self.come[team, level, place] <= most * rooms)

    def _add_up(self) -> None:
        """Add the groups up by level; what shares ask for is kept where it can be kept in sums."""
        for level in self.setting.levels:
            people = sum(self.setting.groups[group] for group in self.setting.of_level[level])
            out = self.model.add_integer_variable(lb=0, ub=people)
            self.out[level] = out
            here = [seated for (one, _), seated in self.seated.items() if one == level]
            self.model.add_linear_constraint(total(here) + out == people)
        for place in range(self.wishes.window):
            here = [seated for (_, at), seated in self.seated.items() if at == place]
            share = sum(self.setting.away(team, place) for team in self.setting.of_team)
            if len(here) > 1:
                self.model.add_linear_constraint(total(here) <= share)
        if self.wishes.left_out == 0:
            self._enough_slots()

    def _enough_slots(self) -> None:
        """A group that may send few at once needs its level in many slots."""
        for level in self.setting.levels:
            asked = max(self._slots_for(group) for group in self.setting.of_level[level])
            if asked < 2:  # noqa: PLR2004 - one slot is asked for by the people themselves
                continue
            held = []
            for place in range(self.wishes.window):
                if (level, place) in self.by_slot:
                    used = self.model.add_variable(lb=0, ub=1)
                    rooms = total(self.by_slot[level, place])
                    self.model.add_linear_constraint(used <= rooms)
                    held.append(used)
            self.model.add_linear_constraint(total(held) >= asked)

    def _slots_for(self, group: tuple[Team, Level]) -> int:
        most = max((self.setting.most(group, place) for place in self.setting.places), default=0)
        return ceil(self.setting.groups[group] / most) if most else 0

    def _stay(self) -> None:
        """Who stands may stay: in the same slot and room, if a session of the level opens there."""
        opened = defaultdict[tuple[Level, int, int], list[mathopt.Variable]](list)
        by_group = defaultdict[tuple[Team, Level, int], list[mathopt.Variable]](list)
        for number, place, kind, session in self.setting.stands():
            if (session.level, place, kind) not in self.rooms:
                continue
            open_ = self.model.add_binary_variable()
            opened[session.level, place, kind].append(open_)
            here = []
            for part in session.groups:
                group = part.team, session.level, place
                if group in self.come:
                    stay = self.model.add_integer_variable(lb=0, ub=part.people)
                    self.stay[number, part.team] = stay
                    by_group[group].append(stay)
                    here.append(stay)
                    self.model.add_linear_constraint(stay <= part.people * open_)
            seats = self.setting.rooms[kind].seats[place]
            self.model.add_linear_constraint(total(here) <= seats * open_)
        for key, opens in opened.items():
            self.model.add_linear_constraint(total(opens) <= self.rooms[key])
        for group, stays in by_group.items():
            self.model.add_linear_constraint(total(stays) <= self.come[group])

    def _standing(self) -> int:
        return sum(session.people for session in self.setting.standing)

    def _settle(self) -> None:
        """Hold what earlier solves have settled."""
        wishes = self.wishes
        if wishes.left_out is not None:
            self.model.add_linear_constraint(total(self.out.values()) <= wishes.left_out)
        if wishes.moved is not None and self.stay:
            least = self._standing() - wishes.moved
            self.model.add_linear_constraint(total(self.stay.values()) >= least)
        if wishes.sessions is not None:
            self.model.add_linear_constraint(total(self.rooms.values()) <= wishes.sessions)
        if wishes.fewest:
            self.model.add_linear_constraint(total(self.rooms.values()) >= wishes.fewest)

    def _narrowness(self) -> mathopt.LinearBase:
        """Among equals prefer room to spare: it is what keeps teams together in phase 2."""
        return total(
            -self.setting.rooms[kind].seats[place] * room
            for (_, place, kind), room in self.rooms.items()
        )

    def read(self, answer: Answer) -> Found:
        """Return what the solver's values mean."""
        calls: Calls = defaultdict(dict)
        for (level, place, number), count in _counts(self.calls, answer):
            calls[level, place][number] = count
        return Found(
            open=dict(_counts(self.rooms, answer)),
            calls=calls,
            flow=dict(_counts(self.come, answer)),
            stay=dict(_counts(self.stay, answer)),
            value=round(answer.value),
            bound=ceil(answer.bound - 1e-6),
            proven=answer.proven,
        )


def _counts[Key](
    variables: dict[Key, mathopt.Variable], answer: Answer
) -> Iterator[tuple[Key, int]]:
    for key, variable in variables.items():
        count = round(answer.of[variable])
        if count:
            yield key, count
