"""Who did what, and when: one entry per act, chained, written once and never changed."""

from django.db import models


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is added, so that none can fork it."""

    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="audit_has_one_head"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:12]}"


class Entry(models.Model):
    """One act. Plain text, not foreign keys: the record must outlive the things it speaks of."""

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    seat = models.CharField(max_length=40)
    unit = models.BigIntegerField(null=True)
    act = models.CharField(max_length=60)
    thing = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["thing", "sequence"], name="audit_entry_by_thing")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.at:%Y-%m-%d %H:%M} {self.by} {self.act} {self.thing}"
