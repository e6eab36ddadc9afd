"""Frozen figures, and the reports that carry them up. No table here knows a person."""

from django.db import models
from django.db.models import F, Q

from suffuse.audience.models import Level
from suffuse.organisation.models import Unit
from suffuse.rollout.models import Rollout


class Line(models.Model):
    """
    One line of the reach ledger: a unit's own people of one level, in one week.

    `of` is how many there are (`basis` says whether counted or estimated; null: not known).
    What is null was not known that week; it was not nought. A later revision of the same week is
    late data, and shown as late; `current` marks the one that stands, the others are kept.
    """

    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    week = models.DateField()
    revision = models.PositiveSmallIntegerField(default=1)
    current = models.BooleanField(default=True)
    basis = models.CharField(max_length=10)
    of = models.PositiveIntegerField(null=True)
    planned = models.PositiveIntegerField(null=True)
    came = models.PositiveIntegerField(null=True)
    stayed = models.PositiveIntegerField(null=True)
    checked = models.PositiveIntegerField(null=True)
    answers = models.PositiveIntegerField(null=True)
    right = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "rollout", "unit", "level", "week", "revision", name="ledger_line_once"
            ),
            models.UniqueConstraint(
                "rollout",
                "unit",
                "level",
                "week",
                condition=Q(current=True),
                name="ledger_line_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=["counted", "estimated", "unknown"]),
                name="ledger_line_says_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(basis="unknown", of=None) | (~Q(basis="unknown") & Q(of__isnull=False)),
                name="ledger_unknown_is_not_a_number",
            ),
            models.CheckConstraint(
                condition=Q(right=None) | Q(right__lte=F("answers")), name="ledger_right_within_all"
            ),
        ]
        indexes = [
            models.Index(fields=["rollout", "week", "unit"], name="ledger_by_week"),
        ]

    def __str__(self) -> str:
        return f"line #{self.pk}"


class Report(models.Model):
    """A unit's summary of one rollout, upward. Its revisions are frozen as they are submitted."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rollout = models.ForeignKey(Rollout, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="draft")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("unit", "rollout", name="report_once_per_unit"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "returned", "accepted"]),
                name="report_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_at__isnull=False)
                | (~Q(state="accepted") & Q(accepted_at=None)),
                name="report_accepted_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"report #{self.pk}"


class Revision(models.Model):
    """One version of a report: its figures and its words, frozen once submitted."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    letter_number = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)
    addressees = models.JSONField(default=list)
    signatory_title = models.CharField(max_length=120, blank=True)
    # By level: what is known of the unit's own people and of those reported by the units below.
    figures = models.JSONField(default=dict)
    sections = models.JSONField(default=dict)
    # Children's passages that the parent picked, each with its source.
    passages = models.JSONField(default=list)
    # Children that had not reported: named gaps instead of waiting.
    gaps = models.JSONField(default=list)
    # The head of the audit chain when it was submitted, printed on the letter.
    anchor = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=40, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=40, blank=True)
    # The account that answered for names or numbers that may stand in the words.
    confirmed_by = models.CharField(max_length=40, blank=True)
    # Why it came back, by section.
    reasons = models.JSONField(default=dict)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint("report", "number", name="revision_once"),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(reasons={}), name="revision_returned_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"revision #{self.pk}"
