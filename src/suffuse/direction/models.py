"""What leading bodies record and say, and how it is received at every level."""

from django.db import models
from django.db.models import Q

from suffuse.organisation.models import Unit
from suffuse.reporting.models import Report
from suffuse.rollout.models import Rollout


class Note(models.Model):
    """A leading body takes note of a report: a recorded act, with its day and reference."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="+")
    body_lo = models.CharField(max_length=200)
    body_en = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    reference = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint("report", "body_lo", name="body_takes_note_once"),
            models.CheckConstraint(condition=~Q(reference=""), name="note_has_a_reference"),
        ]

    def __str__(self) -> str:
        return f"note #{self.pk}"


class Direction(models.Model):
    """What comes back down: to a unit and all below it, on clauses, until a day."""

    rollout = models.ForeignKey(Rollout, models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="+")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    body_lo = models.CharField(max_length=200)
    body_en = models.CharField(max_length=200, blank=True)
    text_lo = models.TextField()
    text_en = models.TextField(blank=True)
    clause_keys = models.JSONField(default=list)
    top = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=40)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-given_at", "pk"]

    def __str__(self) -> str:
        return f"direction #{self.pk}"


class Receipt(models.Model):
    """One unit's answer to a direction: received, what it added for its own, done, with evidence."""

    direction = models.ForeignKey(Direction, models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=40, blank=True)
    added = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("direction", "unit", name="receipt_once_per_unit"),
            models.CheckConstraint(
                condition=Q(done_at=None) | (Q(received_at__isnull=False) & ~Q(evidence="")),
                name="receipt_done_with_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"receipt #{self.pk}"
