"""What is published about a directive, where, when, for whom; and how many it may have reached."""

from django.db import models
from django.db.models import Q

from suffuse.audience.models import Level
from suffuse.organisation.models import Unit
from suffuse.rollout.models import Rollout


class Channel(models.Model):
    """A medium that a unit can use."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint("unit", "kind", "name", name="channel_once_per_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class Publication(models.Model):
    """One piece in one medium. Its reach is an estimate, and says how it was made."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=200)
    clause_keys = models.JSONField(default=list)
    planned_on = models.DateField()
    published_on = models.DateField(null=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    evidence_note = models.CharField(max_length=300, blank=True)
    reach = models.PositiveIntegerField(null=True)
    reach_method = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["planned_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(issuer=""), name="publication_names_its_issuer"),
            models.CheckConstraint(
                condition=Q(reach=None) | ~Q(reach_method=""), name="publication_reach_says_how"
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | ~Q(evidence_url="", evidence_note=""),
                name="publication_shows_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"publication #{self.pk}"
