"""The text held against the unit's own work."""

from django.db import models
from django.db.models import Q

from suffuse.access.models import Seat
from suffuse.organisation.models import Unit
from suffuse.rollout.models import Rollout


class Finding(models.Model):
    """A strength, a weakness or a lesson of the unit's own work, on one clause."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    clause_key = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=1000)
    evidence = models.CharField(max_length=500, blank=True)
    years = models.CharField(max_length=20, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["strength", "weakness", "lesson"]),
                name="finding_is_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"finding #{self.pk}"


class Action(models.Model):
    """What is done about a finding, by which seat, until when."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="actions")
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(Seat, models.SET_NULL, null=True, related_name="+")
    due = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"action #{self.pk}"


class Indicator(models.Model):
    """A figure of the work itself, before the study and after it."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    clause_key = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    measured_in = models.CharField(max_length=40)
    before = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("unit", "rollout", "name", name="indicator_once"),
        ]

    def __str__(self) -> str:
        return f"indicator #{self.pk}"
