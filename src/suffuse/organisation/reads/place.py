"""Questions about the tree."""

from django.db import connection
from django.db.models import Q

from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope


def within(scope: Scope, unit: str = "") -> Q:
    """
    Return the condition that keeps a query inside a scope.

    :param unit: the look-up from the queried model to its unit, such as "unit" or "plan__unit";
        "" when units themselves are queried
    """
    path = f"{unit}__path" if unit else "path"
    if connection.vendor != "sqlite":
        return Q(**{f"{path}__startswith": scope.path})
    # SQLite cannot use an index for a prefix, but for a range it can; what begins with "/1/10/"
    # lies between that and "/1/100", since "0" is the sign that follows "/".
    return Q(**{f"{path}__gte": scope.path, f"{path}__lt": f"{scope.path[:-1]}0"})


def where_is_unit(unit_id: int) -> str | None:
    """Return the path of a unit, or None if there is no such unit."""
    return Unit.objects.filter(pk=unit_id).values_list("path", flat=True).first()
