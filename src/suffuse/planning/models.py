"""Venues, speakers, plans and the sessions in them."""

from django.db import models
from django.db.models import F, Q

from suffuse.audience.models import Level
from suffuse.organisation.models import Unit
from suffuse.rollout.models import Rollout


class Venue(models.Model):
    """Where people can meet: fixed seats already counted, or a floor of so many metres."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    seats = models.PositiveIntegerField(null=True)
    width_m = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    length_m = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    # Days on which it is closed or lent to others, as `2021-06-14`.
    closed_on = models.JSONField(default=list)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint("unit", "code", name="venue_code_is_the_units_own"),
            models.CheckConstraint(
                condition=Q(seats__isnull=False, width_m=None, length_m=None)
                | Q(
                    seats=None,
                    # Above zero is not false of what is unknown, so that has to be said too.
                    width_m__isnull=False,
                    width_m__gt=0,
                    length_m__isnull=False,
                    length_m__gt=0,
                ),
                name="venue_has_seats_or_a_size",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Speaker(models.Model):
    """Who can speak to which levels; known by the unit's own code, not by name."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    code = models.CharField(max_length=40)
    # Empty: every level.
    levels = models.JSONField(default=list)
    most_a_day = models.PositiveSmallIntegerField(default=2)
    ready_at = models.DateTimeField(null=True)
    # Days on which this speaker cannot come, as `2021-06-14`.
    closed_on = models.JSONField(default=list)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint("unit", "code", name="speaker_code_is_the_units_own"),
            models.CheckConstraint(condition=Q(most_a_day__gte=1), name="speaker_speaks_at_all"),
        ]

    def __str__(self) -> str:
        return self.code


class Plan(models.Model):
    """One version of a unit's plan. A later version supersedes it; none is overwritten."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rollout = models.ForeignKey(Rollout, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="proposed")
    by_hand = models.BooleanField(default=False)
    status = models.CharField(max_length=12)
    figures = models.JSONField(default=dict)
    bounds = models.JSONField(default=dict)
    binding = models.JSONField(default=list)
    relaxations = models.JSONField(default=list)
    # Found when the plan was last checked against the measures then in force.
    breaches = models.JSONField(default=list)
    # What came, went, stayed and how many people moved, against the version confirmed before.
    difference = models.JSONField(null=True)
    checked_at = models.DateTimeField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=40)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["unit", "rollout", "-version"]
        constraints = [
            models.UniqueConstraint("unit", "rollout", "version", name="plan_version_once"),
            models.UniqueConstraint(
                "unit", "rollout", condition=Q(state="confirmed"), name="plan_confirmed_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "confirmed", "superseded"]),
                name="plan_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by="")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="plan_confirmed_by_someone_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"plan #{self.pk}"


class Session(models.Model):
    """A batch, in a venue, at a time, with a speaker."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sessions")
    # Repeated from the plan, so that every question about sessions stays inside a unit.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rollout = models.ForeignKey(Rollout, models.PROTECT, related_name="+")
    # A batch code once the plan is confirmed; before, only the plan and the number in it.
    code = models.CharField(max_length=24, unique=True)
    number = models.PositiveSmallIntegerField()
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="+")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    people = models.PositiveIntegerField()
    held_at = models.DateTimeField(null=True)
    # Limits in force, planned, actual, deviation, reason: written when the session is closed.
    certificate = models.JSONField(null=True)

    class Meta:
        ordering = ["starts", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="session_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(people__gt=0), name="session_is_not_empty"),
            models.UniqueConstraint("plan", "venue", "starts", name="venue_serves_one_session"),
            models.UniqueConstraint("plan", "speaker", "starts", name="speaker_serves_one_session"),
            models.CheckConstraint(
                condition=Q(held_at=None, certificate__isnull=True)
                | Q(held_at__isnull=False, certificate__isnull=False),
                name="held_session_carries_its_certificate",
            ),
        ]
        indexes = [models.Index(fields=["unit", "starts"], name="session_by_unit_and_time")]

    def __str__(self) -> str:
        return self.code


class Group(models.Model):
    """So many people of one team in one session; who they are is said last, inside the unit."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="groups")
    team = models.CharField(max_length=80, blank=True)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["team"]
        constraints = [
            models.UniqueConstraint("session", "team", name="team_once_per_session"),
            models.CheckConstraint(condition=Q(people__gt=0), name="group_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.people}"
