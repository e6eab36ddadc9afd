"""Levels, and what is known of how many people each unit has in them."""

from django.db import models

from suffuse.organisation.models import Unit


class Level(models.Model):
    """One kind of audience, such as leaders or staff; the same everywhere."""

    key = models.CharField(max_length=20, unique=True)
    name_lo = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    # The public is reached by media and open meetings, not by a plan with seats.
    seated = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.key


class Estimate(models.Model):
    """How many people a unit has in a level, where nobody has counted them; with its method."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    method = models.CharField(max_length=200)
    as_of = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("unit", "level", name="estimate_once_per_unit_and_level"),
            models.CheckConstraint(condition=~models.Q(method=""), name="estimate_says_how"),
        ]

    def __str__(self) -> str:
        return f"estimate #{self.pk}"
