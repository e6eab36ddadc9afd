"""Tying a directive to the texts it names, whether this house holds them or not."""

from collections.abc import Iterable

from suffuse.directive.models import Directive, Relation
from suffuse.directive.rules import Named, key
from suffuse.language.rules import shortened

_NUMBER, _TITLE = 80, 500


def relate(directive: Directive, named: Iterable[Named]) -> None:
    """
    Keep what a directive names and did not name before, and tie both ends where this house holds both.

    It writes no entry: the act that calls it has written its own.
    """
    others = Directive.objects.exclude(number_key="").exclude(pk=directive.pk)
    held = {one.number_key: one for one in others}
    known = {_same(one.kind, one.number, one.title) for one in directive.relations.all()}
    Relation.objects.bulk_create(
        Relation(
            directive=directive,
            kind=one.kind,
            number=shortened(one.number, _NUMBER),
            title=shortened(one.title, _TITLE),
            issued_on=one.issued_on,
            other=held.get(key(one.number)) if one.number else None,
        )
        for one in named
        if _same(one.kind, one.number, one.title) not in known
    )
    loose = Relation.objects.filter(other=None).exclude(number="").exclude(directive=directive)
    found = [one.pk for one in loose if key(one.number) == directive.number_key]
    Relation.objects.filter(pk__in=found).update(other=directive)


def _same(kind: str, number: str, title: str) -> tuple[str, str]:
    return kind, key(number) or shortened(title, _TITLE)
