"""The tree of units, and the people who exist only inside their unit."""

from django.db import models
from django.db.models import F, Q


class Unit(models.Model):
    """A node of the tree. `path` is the ids from the root down, with separators at both ends."""

    code = models.CharField(max_length=40, unique=True)
    name_lo = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=240, db_index=True)
    depth = models.PositiveSmallIntegerField()
    sort_key = models.CharField(max_length=600, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="unit_is_not_above_itself"
            ),
            models.CheckConstraint(
                condition=Q(depth__gte=1) & Q(depth__lte=12), name="unit_is_not_too_deep"
            ),
            models.CheckConstraint(
                condition=Q(path="") | (Q(path__startswith="/") & Q(path__endswith="/")),
                name="unit_path_has_separators_at_both_ends",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None)
                | Q(valid_from=None)
                | Q(valid_until__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Person(models.Model):
    """
    Somebody of a unit, by the unit's own code. These five facts and no other.

    What is not here cannot be misused: no ethnicity, religion, standing, family, photograph.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="people")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    team = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=20)
    sort_key = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["sort_key", "code"]
        constraints = [
            models.UniqueConstraint("unit", "code", name="person_code_is_the_units_own"),
        ]

    def __str__(self) -> str:
        return f"person #{self.pk}"


class HeadCount(models.Model):
    """How many people of a level a team has in all, those named among them."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="headcounts")
    team = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=20)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["team", "level"]
        constraints = [
            models.UniqueConstraint("unit", "team", "level", name="headcount_once_per_team_level"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.team} {self.level}: {self.people}"


class Intake(models.Model):
    """A file handed in for import: previewed, then taken whole or not at all."""

    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="intakes")
    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    # Emptied as soon as the intake is decided, so that refused rows are kept nowhere.
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default="previewed")
    handed_in_by = models.CharField(max_length=40)
    handed_in_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["previewed", "taken", "refused"]),
                name="intake_is_previewed_taken_or_refused",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(rows=[]), name="refused_intake_keeps_no_rows"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"
