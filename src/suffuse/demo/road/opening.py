"""Opening the rollout, issuing the measure, and every unit's look at its own work."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from suffuse.assessment import acts as assessment
from suffuse.attendance import acts as attendance
from suffuse.demo.content import Finding
from suffuse.demo.fates import Fate
from suffuse.demo.road.scene import Said, Scene, Standing, Steps, Where, together
from suffuse.directive.models import Edition
from suffuse.language.rules import Words
from suffuse.measure import acts as measure
from suffuse.rollout import acts as rollout
from suffuse.rollout.rules import Opening, Turn

FIRST_CAP, FIRST_DISTANCE = 40, 1
OWN_TITLE = Words(
    "(ຈຳລອງ) ການຍົກສູງຄຸນນະພາບການບໍລິການສຸຂະພາບຂັ້ນຕົ້ນ",
    "(simulated) Raising the quality of primary health care",
)
TURNS = (
    Turn("leaders", 1, 120),
    Turn("managers", 1, 120),
    Turn("staff", 2, 120),
    Turn("members", 3, 90),
    Turn("mass", 3, 90),
)


def open_rollout(scene: Scene) -> Steps:  # long: every setting of the rollout is named
    """Issue the limits that hold from the start, and give every unit its duty."""
    yield 2
    calendar, board = scene.calendar, scene.seats["board"]
    at = calendar.at(calendar.issued + timedelta(days=1), 9)
    measure.issue(
        zone_id=scene.root.id,
        since=calendar.issued,
        source="ມາດຕະການຈຳລອງ ສະບັບທີ 1 / simulated measure 1",
        people=FIRST_CAP,
        distance_m=Decimal(FIRST_DISTANCE),
        minutes_between=30,
        by=board,
        at=at,
    )
    yield 1
    opened = rollout.open_rollout(
        opening=Opening(
            directive_id=scene.directive_id,
            top_id=scene.root.id,
            title=title_of(scene),
            opens_on=calendar.opens,
            closes_on=calendar.closes,
            report_due=calendar.report_due,
            levels=TURNS,
            team_share=Decimal(1),
        ),
        by=board,
        at=at,
    )
    scene.rollout_id = opened.pk
    yield 1


def assess(scene: Scene) -> Steps:
    """Each unit holds the text against its own work of the past two years."""
    units = scene.reaching(Fate.ASSESSES)
    yield len(units)
    by_kind: dict[str, list[Finding]] = {}
    for finding in scene.content.findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    for place, unit in enumerate(units):
        day = scene.calendar.opens - timedelta(days=10 - place % 5)
        at = scene.calendar.at(day, 8 + place % 8)
        scene.agenda.put(at, partial(_assess_one, scene, unit, by_kind, place, at=at))
    yield from scene.agenda.until()


def _assess_one(  # long: every part of an assessment is named
    scene: Scene,
    unit: Standing,
    by_kind: dict[str, list[Finding]],
    place: int,
    *,
    at: datetime,
) -> None:
    who: Where = {"unit_id": unit.id, "rollout_id": scene.rollout_id}
    said: Said = {"by": unit.committee, "at": at}
    small = unit.place.kind == "health_centre" and place % 8
    kinds = ("weakness",) if small else ("strength", "weakness", "lesson")
    for kind in kinds:
        finding = by_kind[kind][(place * 7 + len(kind)) % len(by_kind[kind])]
        made = assessment.add_finding(
            **who, clause_key=scene.clause(finding.clause), kind=kind, text=finding.say.lo, **said
        )
        scene.did["findings"] += 1
        if finding.action is not None:
            assessment.add_action(
                finding_id=made.pk,
                text=finding.action.lo,
                due=scene.calendar.closes + timedelta(days=7 * (place % 6)),
                **said,
            )
            scene.did["actions"] += 1
    if place % 5 == 0:
        _measure_work(scene, unit, place, said)
    assessment.complete_assessment(**who, **said)


def _measure_work(scene: Scene, unit: Standing, place: int, said: Said) -> None:
    """Keep a figure of the work itself, before anybody studies."""
    measured = scene.content.measured[place % len(scene.content.measured)]
    assessment.set_indicator(
        unit_id=unit.id,
        rollout_id=scene.rollout_id,
        clause_key=scene.clause(measured.clause),
        name=measured.say.lo,
        measured_in=measured.unit,
        before=Decimal(scene.chance.randint(*measured.before)),
        **said,
    )
    scene.did["indicators"] += 1


def set_agendas(scene: Scene) -> Steps:
    """Say what sessions go through, in offices and hospitals and where the speakers are at home."""
    units = [
        unit
        for unit in scene.reaching(Fate.PLANS)
        if unit.place.kind != "health_centre" or unit.place.parent in scene.named
    ]
    yield len(units)
    labels = list(dict.fromkeys(question.clause for question in scene.content.questions))
    items = [attendance.Planned(scene.clause(label), 10) for label in labels]
    at = scene.calendar.at(scene.calendar.opens - timedelta(days=4), 10)
    for unit in together(units):
        attendance.set_agenda(
            unit_id=unit.id, rollout_id=scene.rollout_id, items=items, by=unit.committee, at=at
        )
        yield 1


def title_of(scene: Scene) -> Words:
    """Return what the rollout is called; its letters, too, say that it is simulated."""
    if scene.text.own:
        return OWN_TITLE
    editions = Edition.objects.filter(directive_id=scene.directive_id)
    titles = dict(editions.values_list("language", "title"))
    first = next(iter(titles.values()))
    lo, en = titles.get("lo", first), titles.get("en", first)
    return Words(f"(ຈຳລອງ) {lo}"[:300], f"(simulated) {en}"[:300])
