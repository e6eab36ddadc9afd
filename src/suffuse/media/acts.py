"""Planning and proving what is published."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive.models import Clause
from suffuse.media.models import Channel, Publication
from suffuse.media.rules import KINDS, wrong_with_reach
from suffuse.rollout.models import Rollout


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
    if not name.strip() or not name.isprintable():
        raise NotPlannable("no_name")
    channel, fresh = Channel.objects.get_or_create(unit_id=unit_id, kind=kind, name=name.strip())
    if not fresh:
        raise ChannelTaken
    facts = {"unit": unit_id, "kind": kind}
    thing = f"channel {channel.pk}"
    audit.write(act="media.add_channel", thing=thing, by=by, at=at, facts=facts)
    return channel


@transaction.atomic
def plan_publication(
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
    rollout = Rollout.objects.get(pk=rollout_id)
    channel = Channel.objects.filter(pk=channel_id, unit_id=unit_id).first()
    if channel is None:
        raise NotPlannable("foreign_channel")
    if not title.strip() or not issuer.strip():
        raise NotPlannable("no_title" if not title.strip() else "no_issuer")
    keys = list(dict.fromkeys(clause_keys))
    if not keys or len(keys) != _known(rollout, keys):
        raise NotPlannable("unknown_clause" if keys else "no_clause")
    audience = Level.objects.filter(key=level).first() if level else None
    if level and audience is None:
        raise NotPlannable("unknown_level")
    publication = Publication.objects.create(
        unit_id=unit_id,
        rollout=rollout,
        channel=channel,
        level=audience,
        title=title.strip(),
        issuer=issuer.strip(),
        clause_keys=keys,
        planned_on=planned_on,
    )
    thing = f"publication {publication.pk}"
    facts = {"unit": unit_id, "rollout": rollout_id, "channel": channel.kind, "clauses": keys}
    audit.write(act="media.plan_publication", thing=thing, by=by, at=at, facts=facts)
    return publication


@transaction.atomic
def publish(
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
    if not (address or note) or not _is_address(address):
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


def _known(rollout: Rollout, keys: Sequence[str]) -> int:
    clauses = Clause.objects.filter(
        edition__directive_id=rollout.directive_id, edition__released_at__isnull=False, key__in=keys
    )
    return clauses.values("key").distinct().order_by().count()


def _is_address(address: str) -> bool:
    """Tell whether an address, if given, leads to a page of the web and nowhere else."""
    if not address:
        return True
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        return False
    return True
