"""Letting the words of what hangs on clauses be found."""

from collections.abc import Iterable

from django.db import transaction

from suffuse.directive.models import Findable
from suffuse.directive.reads.search import KINDS, kept


@transaction.atomic
def let_find(*, kind: str, thing: int, unit_id: int, words: str) -> None:
    """
    Keep the words of a thing of a room above for the search; said again, the newer words hold.

    It writes no entry: the act that calls it has written its own.

    :param kind: "question", "finding" or "publication"
    :raises ValueError: for another kind, a mistake of ours
    """
    if kind not in KINDS:
        raise ValueError(kind)
    said = {"unit": unit_id, "syllables": kept("", words)}
    Findable.objects.update_or_create(kind=kind, thing=thing, defaults=said)


@transaction.atomic
def let_all_find(*, kind: str, said: Iterable[tuple[int, int, str]]) -> None:
    """
    Keep the words of many things of a kind: (thing, unit, words) each; newer words hold.

    :raises ValueError: for another kind, a mistake of ours
    """
    if kind not in KINDS:
        raise ValueError(kind)
    rows = [
        Findable(kind=kind, thing=thing, unit=unit, syllables=kept("", words))
        for thing, unit, words in said
    ]
    Findable.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "thing"],
        update_fields=["unit", "syllables"],
    )
