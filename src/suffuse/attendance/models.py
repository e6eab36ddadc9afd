"""Who was there, as events that are only ever added. Names live here, and go no higher."""

from django.db import models
from django.db.models import F, Q

from suffuse.directive.models import Clause
from suffuse.organisation.models import Person, Unit
from suffuse.planning.models import Session
from suffuse.rollout.models import Rollout


class Event(models.Model):
    """
    One thing seen at the door: a person or a tally, at opening or at close; or a void of another.

    `id` is made on the device, so that the same event sent twice is stored once.
    """

    id = models.UUIDField(primary_key=True)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    tally = models.PositiveIntegerField(null=True)
    voids = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=10)
    device = models.CharField(max_length=40, blank=True)
    device_sequence = models.PositiveIntegerField(null=True)
    device_time = models.DateTimeField(null=True)
    time_unverified = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "device_sequence"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["opening", "closing", "void"]), name="event_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind="void", voids__isnull=False) & ~Q(reason="")
                | (~Q(kind="void") & Q(voids=None)),
                name="void_names_what_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(person__isnull=False, tally__isnull=False),
                name="event_is_a_person_or_a_tally",
            ),
        ]
        indexes = [models.Index(fields=["session", "kind"], name="event_by_session")]

    def __str__(self) -> str:
        return f"event {self.id}"


class Held(models.Model):
    """
    An event that reached the server and may not be counted: kept, shown with its reason.

    The same event held twice is one row. `why` is one of the words that the rules give.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    event = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    why = models.CharField(max_length=20)
    # The event as it was sent, so that it can still be counted when its reason is gone.
    sent = models.JSONField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "pk"]
        verbose_name_plural = "held"
        constraints = [
            models.UniqueConstraint("event", "fingerprint", name="held_once"),
            models.CheckConstraint(condition=~Q(why=""), name="held_says_why"),
        ]

    def __str__(self) -> str:
        return f"held {self.event}"


class Showing(models.Model):
    """
    What the events of one session add up to: numbers only, the part of it that may go up.

    Written again with every event, in the event's transaction; it stays when names are shredded.
    Null is not known: nobody looked.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    came = models.PositiveIntegerField(null=True)
    stayed = models.PositiveIntegerField(null=True)
    unsettled = models.PositiveIntegerField(default=0)
    voids = models.PositiveIntegerField(default=0)
    rule_broken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stayed=None) | Q(came=None) | Q(stayed__lte=F("came")),
                name="showing_stayed_within_came",
            ),
        ]

    def __str__(self) -> str:
        return f"showing of {self.session_id}"


class AgendaItem(models.Model):
    """What a unit's sessions go through: a clause, for so many minutes, with a local finding."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["clause__position"]
        constraints = [
            models.UniqueConstraint("unit", "rollout", "clause", name="agenda_clause_once"),
        ]

    def __str__(self) -> str:
        return f"agenda #{self.pk}"


class Question(models.Model):
    """What was asked in a session, on a clause; answered once, seen by all. Never by whom."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    clause_key = models.CharField(max_length=40)
    text = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"question #{self.pk}"
