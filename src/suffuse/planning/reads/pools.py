"""Which units share venues or speakers, and so have to be planned together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from suffuse.planning.models import Speaker, Venue


def pools(unit_ids: Iterable[int]) -> Mapping[int, int]:
    """Return for each unit the smallest id in its pool; a unit that shares nothing is its own. Two queries."""
    wanted = set(unit_ids)
    users: dict[tuple[str, int], set[int]] = defaultdict(set)
    for kind in (Venue, Speaker):
        lent = kind._default_manager.filter(lent_to__isnull=False).order_by()
        for pk, owner, borrower in lent.values_list("pk", "unit_id", "lent_to"):
            users[kind.__name__, pk] |= {owner, borrower} & wanted
    first = {unit: unit for unit in wanted}

    def root(unit: int) -> int:
        while first[unit] != unit:
            first[unit] = first[first[unit]]
            unit = first[unit]
        return unit

    for sharing in users.values():
        roots = sorted(root(unit) for unit in sharing)
        for other in roots[1:]:
            first[other] = roots[0]
    return {unit: root(unit) for unit in wanted}
