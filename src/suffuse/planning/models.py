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
    # A strip along the walls kept free, and what stands in the way: {x, y, width_m, length_m}.
    margin_m = models.DecimalField(max_digits=4, decimal_places=2, default=0)
    obstacles = models.JSONField(default=list)
    # Seats that are screwed down, in metres: {id, x, y}. Null: none are.
    fixed_seats = models.JSONField(null=True)
    # Worked out beforehand, by distance in metres: {"2": {"most": 24, "places": [[x, y, id], …]}}.
    seatings = models.JSONField(default=dict)
    # Days on which it is closed or lent to others, as `2021-06-14`.
    closed_on = models.JSONField(default=list)
    # Units that may meet here too: they are planned together with its own.
    lent_to = models.ManyToManyField(Unit, related_name="+")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint("unit", "code", name="venue_code_is_the_units_own"),
            models.CheckConstraint(
                condition=Q(
                    seats__isnull=False, width_m=None, length_m=None, fixed_seats__isnull=True
                )
                | Q(seats=None, width_m=None, length_m=None, fixed_seats__isnull=False)
                | Q(
                    seats=None,
                    fixed_seats__isnull=True,
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
    # Units in which this speaker teaches too: they are planned together.
    lent_to = models.ManyToManyField(Unit, related_name="+")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint("unit", "code", name="speaker_code_is_the_units_own"),
            models.CheckConstraint(condition=Q(most_a_day__gte=1), name="speaker_speaks_at_all"),
        ]

    def __str__(self) -> str:
        return self.code


class Hours(models.Model):
    """A stretch of a weekday in which a unit, and those below it that say nothing else, can study."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    # 1 is Monday.
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["unit", "weekday", "starts"]
        constraints = [
            models.UniqueConstraint("unit", "weekday", "starts", name="hours_start_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="hours_end_after_start"),
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="hours_are_of_a_weekday"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}–{self.ends}"


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
    # When a longer look at it ended, which is also when what would help was found.
    considered_at = models.DateTimeField(null=True)
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


class Work(models.Model):
    """
    Long work on many units: planning again under a new measure, or asking what would be if.

    What is done is kept with its steps, so that work cut short goes on where it was.
    """

    # The unit on whose page it is seen; its steps lie there and below.
    top = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8)
    # What is supposed: people, distance_m, weeks. Empty for work on plans themselves.
    asked = models.JSONField(default=dict)
    begun_by = models.CharField(max_length=40)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["look", "again", "suppose"]), name="work_is_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Step(models.Model):
    """One unit's part of long work: waiting, taken by a worker for a while, or done with an answer."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="steps")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    # Units that share venues or speakers are taken together: the smallest unit id of their pool.
    pool = models.BigIntegerField()
    taken_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    found = models.JSONField(null=True)

    class Meta:
        ordering = ["work", "pk"]
        constraints = [
            models.UniqueConstraint("work", "unit", name="step_once_per_unit"),
            models.CheckConstraint(
                condition=Q(done_at=None, found__isnull=True)
                | Q(done_at__isnull=False, found__isnull=False),
                name="step_done_has_its_answer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["work", "pool"], condition=Q(done_at=None), name="step_not_yet_done"
            )
        ]

    def __str__(self) -> str:
        return f"{self.work_id}/{self.unit_id}"
