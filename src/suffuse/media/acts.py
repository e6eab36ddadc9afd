"""Planning and proving what is published."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive import acts as directive
from suffuse.directive.models import Clause
from suffuse.media.models import Channel, Publication
from suffuse.media.rules import KINDS, wrong_with_reach
from suffuse.rollout.models import Rollout

LONGEST_TITLE, LONGEST_ISSUER, LONGEST_NOTE, LONGEST_NAME = 300, 200, 300, 120


class NotPlannable(Exception):
    """The publication lacks something; `code` says what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ChannelTaken(Exception):
    """The unit has a channel of this kind and name."""


class EvidenceNeeded(Exception):
    """A publication counts as published with an address or a note that proves it, and not before."""


class ReachWrong(Exception):
    """The estimate is no number of people, or does not say how it was made; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AlreadyPublished(Exception):
    """It was published before; the first evidence stands."""


@transaction.atomic
def add_channel(*, unit_id: int, kind: str, name: str, by: Actor, at: datetime) -> Channel:
    """
    Add a medium that a unit can use.

    :raises NotPlannable: for an unknown kind, or without a name
    :raises ChannelTaken: the unit has it
    """
    if kind not in KINDS:
        raise NotPlannable("unknown_kind")
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise NotPlannable("no_name")
    channel, fresh = Channel.objects.get_or_create(unit_id=unit_id, kind=kind, name=name.strip())
    if not fresh:
        raise ChannelTaken
    facts = {"unit": unit_id, "kind": kind}
    thing = f"channel {channel.pk}"
    audit.write(act="media.add_channel", thing=thing, by=by, at=at, facts=facts)
    return channel


@transaction.atomic
def plan_publication(  # long: a piece is said part by part, each by its name
    *,
    unit_id: int,
    rollout_id: int,
    channel_id: int,
    title: str,
    issuer: str,
    clause_keys: Sequence[str],
    planned_on: date,
    by: Actor,
    at: datetime,
    level: str | None = None,
) -> Publication:
    """
    Plan one piece in one medium, on named clauses, for one level or for all.

    :raises NotPlannable: without title, issuer or clause, for a foreign channel, clause or level
    """
    keys = list(dict.fromkeys(clause_keys))
    for code in _unplannable(rollout_id, title=title, issuer=issuer, keys=keys):
        raise NotPlannable(code)
    channel = Channel.objects.filter(pk=channel_id, unit_id=unit_id).first()
    if channel is None:
        raise NotPlannable("foreign_channel")
    publication = Publication.objects.create(
        unit_id=unit_id,
        rollout_id=rollout_id,
        channel=channel,
        level=_level(level),
        title=title.strip(),
        issuer=issuer.strip(),
        clause_keys=keys,
        planned_on=planned_on,
    )
    directive.let_find(
        kind="publication", thing=publication.pk, unit_id=unit_id, words=publication.title
    )
    thing = f"publication {publication.pk}"
    facts = {"unit": unit_id, "rollout": rollout_id, "channel": channel.kind, "clauses": keys}
    audit.write(act="media.plan_publication", thing=thing, by=by, at=at, facts=facts)
    return publication


@transaction.atomic
def publish(  # long: a proof is said part by part, each by its name
    *,
    publication_id: int,
    published_on: date,
    by: Actor,
    at: datetime,
    evidence_url: str = "",
    evidence_note: str = "",
    reach: int | None = None,
    reach_method: str = "",
) -> Publication:
    """
    Say that a piece was published, with what proves it, and how many it may have reached.

    :raises AlreadyPublished: the first evidence stands
    :raises EvidenceNeeded: without an address or a note, or with an address that is none
    :raises ReachWrong: for an estimate that does not say how it was made
    """
    publication = Publication.objects.select_for_update().get(pk=publication_id)
    if publication.published_on is not None:
        raise AlreadyPublished
    address, note = evidence_url.strip(), evidence_note.strip()
    if not (address or note) or len(note) > LONGEST_NOTE or not _is_address(address):
        raise EvidenceNeeded
    for code in wrong_with_reach(reach, reach_method):
        raise ReachWrong(code)
    publication.published_on = published_on
    publication.evidence_url, publication.evidence_note = address, note
    publication.reach = reach
    publication.reach_method = reach_method.strip() if reach is not None else ""
    publication.save()
    thing = f"publication {publication_id}"
    facts = {"on": published_on.isoformat(), "estimated_reach": reach}
    audit.write(act="media.publish", thing=thing, by=by, at=at, facts=facts)
    return publication


def _unplannable(rollout_id: int, *, title: str, issuer: str, keys: Sequence[str]) -> Iterator[str]:
    """Yield what a piece lacks: a title, a named issuer, clauses of the text that is carried."""
    if not title.strip() or len(title) > LONGEST_TITLE or "\x00" in title:
        yield "no_title"
    if not issuer.strip() or len(issuer) > LONGEST_ISSUER or "\x00" in issuer:
        yield "no_issuer"
    if not keys:
        yield "no_clause"
    text = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    clauses = Clause.objects.filter(
        edition__directive_id=text, edition__released_at__isnull=False, key__in=keys
    )
    if clauses.values("key").distinct().order_by().count() != len(keys):
        yield "unknown_clause"


def _level(key: str | None) -> Level | None:
    """Return the level of a key; None is for everybody."""
    found = Level.objects.filter(key=key).first() if key else None
    if key and found is None:
        raise NotPlannable("unknown_level")
    return found


def _is_address(address: str) -> bool:
    """Tell whether an address, if given, leads to a page of the web and nowhere else."""
    if not address:
        return True
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        return False
    return True
