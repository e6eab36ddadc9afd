"""Gathering limits, as data: dated, zoned, with their source."""

from django.db import models
from django.db.models import F, Q

from suffuse.directive.models import Clause
from suffuse.organisation.models import Unit


class Measure(models.Model):
    """
    One limit for a unit and all below it. Never changed: what follows it is issued anew.

    `people` is the most a gathering may hold, `distance_m` the least distance in metres between
    two people, `minutes_between` the least time in minutes between two sessions in one venue.
    What a measure does not limit is null.
    """

    zone = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    people = models.PositiveIntegerField(null=True)
    distance_m = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    in_person = models.BooleanField(default=True)
    minutes_between = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=300)
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="+")
    issued_by = models.CharField(max_length=40)
    # The unit whose seat issued it; null: the house itself. Only from there can it be withdrawn.
    issued_from = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="measure_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(distance_m=None) | Q(distance_m__gt=0), name="measure_distance_positive"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="measure_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"measure #{self.pk}"
