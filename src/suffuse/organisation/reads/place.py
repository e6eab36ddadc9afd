"""Questions about the tree."""

from django.db.models import Q

from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope


def within(scope: Scope, unit: str = "") -> Q:
    """
    Return the condition that keeps a query inside a scope.

    :param unit: the look-up from the queried model to its unit, such as "unit" or "plan__unit";
        "" when units themselves are queried
    """
    return Q(**{f"{unit}__path__startswith" if unit else "path__startswith": scope.path})


def where_is_unit(unit_id: int) -> str | None:
    """Return the path of a unit, or None if there is no such unit."""
    return Unit.objects.filter(pk=unit_id).values_list("path", flat=True).first()
