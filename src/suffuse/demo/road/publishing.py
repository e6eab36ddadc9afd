"""Media: what units planned to publish, and what they can prove they did."""

from datetime import date, timedelta
from functools import partial

from suffuse.demo.calendar import WEEKS
from suffuse.demo.content import Piece
from suffuse.demo.fates import Fate
from suffuse.demo.road.scene import Said, Scene, Standing, Steps, together
from suffuse.media import acts as media

# Which channels a place of this kind has.
CHANNELS = {
    "ministry": ("newspaper", "television", "social"),
    "province": ("radio", "social", "newspaper"),
    "district": ("loudspeaker", "radio", "exhibition"),
    "health_centre": ("loudspeaker", "poster", "meeting"),
}
METHODS = {
    "poster": "ນັບຜູ້ຜ່ານ 1 ຊົ່ວໂມງ × ມື້ / passers-by of one hour × days (simulated)",
    "meeting": "ນັບຫົວ / head count (simulated)",
}
BY_LISTENERS = "ຜູ້ຟັງ-ຜູ້ອ່ານ ໂດຍຄາດຄະເນ / usual audience, estimated (simulated)"


def publish(scene: Scene) -> Steps:
    """Every sixth health centre and every office above it uses its own channels."""
    units = [
        unit
        for place, unit in enumerate(scene.reaching(Fate.STALLS))
        if unit.place.kind in CHANNELS and (unit.place.kind != "health_centre" or place % 6 == 0)
    ]
    yield len(units)
    for place, unit in enumerate(together(units)):
        kinds = CHANNELS[unit.place.kind]
        for kind in kinds if unit.place.kind != "health_centre" else kinds[place % 3 :][:1]:
            _publish_one(scene, unit, _piece(scene, kind), place)
        yield 1


def _piece(scene: Scene, kind: str) -> Piece:
    return next(piece for piece in scene.content.pieces if piece.channel == kind)


def _publish_one(scene: Scene, unit: Standing, piece: Piece, place: int) -> None:
    calendar = scene.calendar
    day = calendar.week(1 + place % WEEKS) + timedelta(days=place % 5)
    said: Said = {"by": unit.committee, "at": calendar.at(calendar.opens - timedelta(days=2), 15)}
    channel = media.add_channel(
        unit_id=unit.id, kind=piece.channel, name=unit.place.name_lo, **said
    )
    planned = media.plan_publication(
        unit_id=unit.id,
        rollout_id=scene.rollout_id,
        channel_id=channel.pk,
        title=piece.say.lo,
        issuer=unit.place.name_lo,
        clause_keys=[scene.clause(label) for label in piece.clauses],
        planned_on=day,
        **said,
    )
    scene.did["publications planned"] += 1
    if place % 8 == 5:  # noqa: PLR2004 - one in eight stays a plan
        return
    done = day + timedelta(days=place % 3)
    _prove(scene, unit, piece, planned.pk, done)
    scene.did["publications"] += 1


def _prove(scene: Scene, unit: Standing, piece: Piece, publication_id: int, done: date) -> None:
    """Put down that the piece will be published on a day, and by what it is known."""
    at = scene.calendar.at(done, 17)
    prove = partial(
        media.publish,
        publication_id=publication_id,
        published_on=done,
        evidence_note="ຫຼັກຖານຈຳລອງ / simulated evidence",
        reach=round(scene.chance.randint(*piece.reach), -1),
        reach_method=METHODS.get(piece.channel, BY_LISTENERS),
        by=unit.committee,
        at=at,
    )
    scene.agenda.put(at, prove)
