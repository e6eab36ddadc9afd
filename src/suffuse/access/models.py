"""Accounts, and the seats they sit in. A right belongs to a seat, never to an account."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from suffuse.access.rules import Role
from suffuse.organisation.models import Person, Unit


class User(AbstractUser):
    """An account: a name to log in with. What it may do comes from its seats alone."""


class Tally(models.Model):
    """
    How often somebody tried to log in, under the key that the limits give it.

    Its columns are those of Django's cache in a database, which alone writes here: a cache in memory
    would count in every web process by itself, and forget the oldest when many names are tried.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "access_tally"

    def __str__(self) -> str:
        return self.cache_key


class Seat(models.Model):
    """A person's role in a unit, from and until."""

    user = models.ForeignKey(User, models.PROTECT, related_name="seats")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    # Only a participant's seat points to the person in the unit's roster, to show them their own.
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    granted_by = models.CharField(max_length=40)
    # Whoever rules or sees names needs a second seat's consent before the seat holds.
    needs_second = models.BooleanField(default=False)
    second_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["unit", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="seat_has_a_known_role"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="seat_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(second_by="") | ~Q(second_by=F("granted_by")),
                name="seat_granted_by_two_different_seats",
            ),
            models.UniqueConstraint(
                "user", "unit", "role", condition=Q(until=None), name="seat_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"seat #{self.pk}"
