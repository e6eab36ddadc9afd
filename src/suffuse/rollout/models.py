"""One edition carried over one scope, and the duty it gives each unit."""

from django.db import models
from django.db.models import F, Q

from suffuse.audience.models import Level
from suffuse.directive.models import Directive, Edition
from suffuse.organisation.models import Unit


class Rollout(models.Model):
    """Carrying one directive through a unit and all below it, between two days."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="+")
    top = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title_lo = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    report_due = models.DateField()
    phase = models.PositiveSmallIntegerField(default=1)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    # Fixed at launch; may only rise.
    least_cell = models.PositiveSmallIntegerField(default=5)
    least_checked = models.PositiveSmallIntegerField(default=10)
    # The most of one team (all levels) that may be away in the same slot.
    team_share = models.DecimalField(max_digits=3, decimal_places=2, default="0.50")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=40)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opens_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="rollout_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(report_due__gte=F("opens_on")), name="rollout_report_due_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(least_cell__gte=5) & Q(least_checked__gte=10),
                name="rollout_thresholds_protect_people",
            ),
        ]

    def __str__(self) -> str:
        return f"rollout #{self.pk}"


class RolloutLevel(models.Model):
    """A level that must study in a rollout, in which round, and for how many minutes."""

    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="levels")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=180)

    class Meta:
        ordering = ["round", "level__position"]
        constraints = [
            models.UniqueConstraint("rollout", "level", name="rollout_level_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rollout_id} {self.level_id}"


class Duty(models.Model):
    """
    What a rollout asks of one unit. Its state is derived from these marks, never set.

    Each mark is the moment of the act that made it true, written in that act's transaction by the
    room that did it.
    """

    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="duties")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    studying_since = models.DateTimeField(null=True)
    studied_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint("rollout", "unit", name="duty_once_per_rollout_and_unit"),
        ]

    def __str__(self) -> str:
        return f"duty #{self.pk}"


class Again(models.Model):
    """That a unit's duty was opened again, for the clauses that a newer edition changed."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="again")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    clause_keys = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "again"
        constraints = [
            models.UniqueConstraint("duty", "edition", name="again_once_per_duty_and_edition"),
        ]

    def __str__(self) -> str:
        return f"again #{self.pk}"
