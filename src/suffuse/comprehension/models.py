"""
Items that cite a clause, and how each was answered by a batch.

There is no table here in which a person's answer could be kept.
"""

from django.db import models
from django.db.models import F, Q

from suffuse.directive.models import Directive
from suffuse.organisation.models import Person
from suffuse.planning.models import Session
from suffuse.rollout.models import Rollout


class Item(models.Model):
    """A question on the text with fixed answers, one of them right. Public before use."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="+")
    clause_key = models.CharField(max_length=40)
    form = models.CharField(max_length=1)
    position = models.PositiveSmallIntegerField()
    stem_lo = models.CharField(max_length=500)
    stem_en = models.CharField(max_length=500, blank=True)
    choices = models.JSONField()
    right = models.PositiveSmallIntegerField()
    written_by = models.CharField(max_length=40)
    reviewed_by = models.CharField(max_length=40, blank=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["form", "position"]
        constraints = [
            models.UniqueConstraint("directive", "form", "position", name="item_position_once"),
            models.CheckConstraint(condition=Q(form__in=["A", "B"]), name="item_of_form_a_or_b"),
            models.CheckConstraint(condition=~Q(clause_key=""), name="item_cites_a_clause"),
            models.CheckConstraint(
                condition=Q(reviewed_by="") | ~Q(reviewed_by=F("written_by")),
                name="item_reviewed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"item #{self.pk}"


class Completion(models.Model):
    """That a person completed a form, and on which day. Nothing of how."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    form = models.CharField(max_length=1)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "rollout", "form", name="completion_once"),
        ]

    def __str__(self) -> str:
        return f"completion #{self.pk}"


class Count(models.Model):
    """How a batch as a whole answered one item: so many right of so many."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    right = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    # Set when the batch closes with enough sheets; until then nobody is shown anything.
    released_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("session", "item", name="count_once_per_batch_and_item"),
            models.CheckConstraint(condition=Q(right__lte=F("of")), name="count_right_within_all"),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(of__gte=10), name="count_released_from_ten"
            ),
        ]

    def __str__(self) -> str:
        return f"count #{self.pk}"
