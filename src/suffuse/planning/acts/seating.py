"""Keeping where people sit in a room that takes a while to work out."""

from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.planning import reads
from suffuse.planning.engine import Seated
from suffuse.planning.models import Venue


@transaction.atomic
def keep_seating(
    *, venue_id: int, distance_m: float, found: Seated, by: Actor, at: datetime
) -> Venue:
    """Keep the places worked out for a venue at a distance; fewer than are found at once are not kept."""
    venue = Venue.objects.select_for_update().get(pk=venue_id)
    at_once = reads.seating(venue, distance_m)
    best = found if found.people >= at_once.people else at_once
    places = [[one.x, one.y, one.id] for one in best.places]
    most = max(best.people, min(found.bound, at_once.bound))
    venue.seatings[reads.distance_key(distance_m)] = {"most": most, "places": places}
    venue.save(update_fields=["seatings"])
    facts = {"distance_m": distance_m, "seats": best.people, "most": most}
    audit.write(act="planning.keep_seating", thing=f"venue {venue_id}", by=by, at=at, facts=facts)
    return venue
