"""What the small country publishes."""

from typing import Any

from suffuse.media import acts
from suffuse.media.models import Channel, Publication
from suffuse.organisation.models import Unit
from tests import world


def channel(*, of: Unit) -> Channel:
    name = f"Radio of {of.code}"
    found = Channel.objects.filter(unit=of, name=name).first()
    by = world.actor("media", of=of)
    return found or acts.add_channel(unit_id=of.pk, kind="radio", name=name, by=by, at=world.MONDAY)


def piece(*, of: Unit, **change: Any) -> Publication:
    given = {
        "channel_id": channel(of=of).pk,
        "title": "Clean hands",
        "issuer": "Ministry of Health",
        "clause_keys": ["I.1"],
        "planned_on": world.MONDAY.date(),
    } | change
    by = world.actor("media", of=of)
    return acts.plan_publication(
        unit_id=of.pk, rollout_id=world.rollout().pk, by=by, at=world.MONDAY, **given
    )


def published(made: Publication, **change: Any) -> Publication:
    given = {"published_on": made.planned_on, "evidence_note": "Recording 12"} | change
    if "evidence_url" in change:
        given["evidence_note"] = ""
    by = world.actor("media", of=made.unit)
    return acts.publish(publication_id=made.pk, by=by, at=world.MONDAY, **given)
