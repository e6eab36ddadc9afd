"""Official texts: editions that never change once released, and the clauses in them."""

from django.db import models
from django.db.models import F, Q


class Directive(models.Model):
    """An official text, whatever its language: its number as issued, its issuer, its day."""

    number = models.CharField(max_length=80)
    number_key = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=20)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    title = models.CharField(max_length=500)

    class Meta:
        ordering = ["-issued_on", "number"]

    def __str__(self) -> str:
        return self.number


class Relation(models.Model):
    """How a directive stands to another text, which this house may or may not hold."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=500, blank=True)
    issued_on = models.DateField(null=True)
    other = models.ForeignKey(Directive, models.SET_NULL, null=True, related_name="related_from")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["implements", "amends", "replaces", "beside", "cites"]),
                name="relation_is_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.kind} {self.number}"


class Edition(models.Model):
    """One issued version of a directive in one language, with the very bytes it came from."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="editions")
    language = models.CharField(max_length=5)
    version = models.PositiveSmallIntegerField(default=1)
    official = models.BooleanField(default=False)
    # The version of the official edition that a translation was made from; null: its own number.
    of_version = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=500)
    # Place, addressees, signatory and the texts it names (`rules.Origin`); null before it was kept.
    origin = models.JSONField(null=True)
    source_name = models.CharField(max_length=200)
    source = models.BinaryField()
    source_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    handed_in_by = models.CharField(max_length=40)
    handed_in_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["directive", "language", "version"]
        constraints = [
            models.UniqueConstraint("directive", "language", "version", name="edition_once"),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by="")
                | (Q(released_at__isnull=False) & ~Q(released_by="")),
                name="edition_released_by_someone_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"edition #{self.pk}"


class Clause(models.Model):
    """A node of the outline. `key` is the same in every language and survives renumbering."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=60)
    marker = models.CharField(max_length=40, blank=True)
    depth = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    heading = models.TextField(blank=True)
    body = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField(default=1.0)
    doubt = models.CharField(max_length=200, blank=True)
    # Syllables joined by spaces, so that both databases find Lao words without a dictionary.
    syllables = models.TextField(blank=True)

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint("edition", "key", name="clause_key_once_per_edition"),
            models.UniqueConstraint("edition", "position", name="clause_position_once"),
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="clause_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"clause {self.label}"


class Outside(models.Model):
    """What stands in the text but outside its outline: nothing is dropped silently."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="outside")
    kind = models.CharField(max_length=20)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "start"]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Explained(models.Model):
    """A word that the board explains beside a text, in one language: the text itself stays untouched."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="explained")
    language = models.CharField(max_length=5)
    word = models.CharField(max_length=60)
    word_key = models.CharField(max_length=120)
    meaning = models.CharField(max_length=500)
    explained_by = models.CharField(max_length=40)
    explained_at = models.DateTimeField()

    class Meta:
        ordering = ["language", "word_key"]
        constraints = [
            models.UniqueConstraint(
                "directive", "language", "word_key", name="word_explained_once"
            ),
            models.CheckConstraint(
                condition=~Q(word_key="") & ~Q(meaning=""), name="explained_word_has_a_meaning"
            ),
        ]

    def __str__(self) -> str:
        return f"explained #{self.pk}"


class Step(models.Model):
    """One edit of a draft, with what stood there before: the newest can be taken back."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    before = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} #{self.pk}"


class Findable(models.Model):
    """
    The words of something that hangs on a clause: a question, a finding, a publication.

    The rooms above write here what they keep, so that one index finds it on either database; `thing`
    and `unit` are their ids, because nothing down here knows those rooms.
    """

    kind = models.CharField(max_length=12)
    thing = models.PositiveBigIntegerField()
    unit = models.PositiveBigIntegerField(db_index=True)
    syllables = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint("kind", "thing", name="findable_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
