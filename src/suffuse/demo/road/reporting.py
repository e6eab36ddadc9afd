"""Reports up the tree: drafted from the records, submitted, returned with a reason, accepted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from django.db import connection

from suffuse.assessment import acts as assessment
from suffuse.assessment.models import Action, Indicator
from suffuse.audit.rules import Actor
from suffuse.demo.content import Passage
from suffuse.demo.fates import Fate
from suffuse.demo.road.scene import Scene, Standing, Steps, together
from suffuse.organisation.rules import depth, parent
from suffuse.reporting import acts as reporting
from suffuse.reporting.models import Revision

# On which day after the last day of study a unit of this depth drafts its report.
DRAFTS_ON = {1: 13, 2: 10, 3: 6, 4: 1}
SEAT = "ນະຄອນຫຼວງວຽງຈັນ"


def do_the_work(scene: Scene) -> Steps:
    """Finish a quarter of the actions, and measure the work again where it was measured before."""
    actions = list(Action.objects.filter(finding__rollout_id=scene.rollout_id).order_by("pk")[::4])
    measured = list(Indicator.objects.filter(rollout_id=scene.rollout_id).order_by("pk"))
    by_id = {unit.id: unit for unit in scene.units.values()}
    yield len(actions) + len(measured)
    at = scene.calendar.at(scene.calendar.closes + timedelta(days=1), 7)
    for _ in scene.agenda.until(at):
        pass
    for action in together(actions):
        assessment.finish_action(action_id=action.pk, by=scene.root.committee, at=at)
        scene.did["actions done"] += 1
        yield 1
    known = {one.say.lo: one for one in scene.content.measured}
    for indicator in together(measured):
        unit = by_id[indicator.unit_id]
        if unit.fate >= Fate.STUDIES:
            assessment.set_indicator(
                unit_id=unit.id,
                rollout_id=scene.rollout_id,
                clause_key=indicator.clause_key,
                name=indicator.name,
                measured_in=indicator.measured_in,
                after=Decimal(scene.chance.randint(*known[indicator.name].after)),
                by=unit.committee,
                at=at,
            )
        yield 1


def report(scene: Scene) -> Steps:
    """From the lowest units upward: each parent sees what its children wrote before it writes."""
    with connection.cursor() as cursor:
        # So much has been written at once that the database must be told how much of what.
        cursor.execute("ANALYZE")
    units = sorted(scene.reaching(Fate.REPORTS), key=lambda unit: -depth(unit.path))
    yield len(units)
    above = {unit.path: unit for unit in scene.units.values()}
    for place, unit in enumerate(units):
        at = _drafts_at(scene, unit, place)
        scene.agenda.put(
            at, partial(_draft, scene, unit, above.get(parent(unit.path)), place, at=at)
        )
    told = 0
    for _ in scene.agenda.until(size=50):
        yield scene.did["reports submitted"] - told
        told = scene.did["reports submitted"]


def _drafts_at(scene: Scene, unit: Standing, place: int) -> datetime:
    level = depth(unit.path)
    day = scene.calendar.closes + timedelta(days=DRAFTS_ON[level] + (place % 3 if level > 2 else 0))  # noqa: PLR2004 - below the third level
    return scene.calendar.at(day, 8 + place % 6)


def _draft(
    scene: Scene, unit: Standing, above: Standing | None, place: int, *, at: datetime
) -> None:
    """Write the report, and put down what will become of it."""
    by = scene.seats["board"] if above is None else unit.committee
    made = reporting.draft(unit_id=unit.id, rollout_id=scene.rollout_id, by=by, at=at)
    _write(scene, unit, made.pk, place, at=at)
    _later(scene, "reports submitted", _submit, made.pk, by=by, at=at + timedelta(hours=2))
    if above is None:
        scene.report_id = made.pk
        return
    comes_back = unit.place.code in scene.returned_first
    if unit.fate is Fate.IS_RETURNED or comes_back:
        back = at + timedelta(hours=20)
        scene.agenda.put(back, partial(_return, scene, above, made.pk, place, at=back))
    if unit.fate is Fate.IS_RETURNED:
        return
    if comes_back:
        again = at + timedelta(hours=26)
        scene.agenda.put(again, partial(_again, scene, unit, made.pk, place, at=again))
    if unit.fate is Fate.IS_ACCEPTED:
        _later(
            scene, "reports accepted", reporting.accept, made.pk,
            by=above.committee, at=at + timedelta(hours=44),
        )  # fmt: skip


def _submit(*, report_id: int, by: Actor, at: datetime) -> object:
    return reporting.submit(report_id=report_id, with_gaps=True, by=by, at=at)


def _later(
    scene: Scene, says: str, act: Callable[..., object], report_id: int, *, by: Actor, at: datetime
) -> None:
    """Do something with a report at a moment, and count it then."""

    def do() -> None:
        act(report_id=report_id, by=by, at=at)
        scene.did[says] += 1

    scene.agenda.put(at, do)


def _write(scene: Scene, unit: Standing, report_id: int, place: int, *, at: datetime) -> None:
    """Add words to what the records gave: one passage in a small place, more in an office."""
    small = unit.place.kind in {"health_centre", "department"}
    by_section: dict[str, list[Passage]] = {}
    for passage in scene.content.passages:
        by_section.setdefault(passage.section, []).append(passage)
    if small and place % 3:
        return  # what the records and the findings say is all that it reports
    sections = ("reach",) if small else ("situation", "reach", "weaknesses", "lessons", "next")
    for number, section in enumerate(sections):
        found = by_section.get(section, by_section["reach"])
        reporting.save_section(
            report_id=report_id,
            section=section,
            text=found[(place + number) % len(found)].say.lo,
            by=unit.committee,
            at=at,
        )
    if not small:
        _letter(scene, unit, report_id, place, at=at)
        _pick(scene, unit, report_id, at=at)


def _letter(scene: Scene, unit: Standing, report_id: int, place: int, *, at: datetime) -> None:
    top = unit.place.parent == ""
    above = [] if top else [scene.units[unit.place.parent].place.name_lo]
    reporting.save_letter(
        report_id=report_id,
        letter_number=f"{place % 900 + 10:03d}/ຈຳລອງ",
        place=SEAT if top else unit.place.name_lo,
        signatory_title="ຫົວໜ້າຄະນະຊີ້ນຳ" if top else "ຫົວໜ້າ",
        addressees=[body.name.lo for body in scene.content.bodies] if top else above,
        by=unit.committee,
        at=at,
    )


def _pick(scene: Scene, unit: Standing, report_id: int, *, at: datetime) -> None:
    """Take what two children ask for into one's own report; each passage keeps its source."""
    below = Revision.objects.filter(
        report__unit__parent_id=unit.id,
        report__rollout_id=scene.rollout_id,
        submitted_at__isnull=False,
    ).order_by("pk")
    newest = {one.report_id: one for one in below if one.sections.get("next")}
    for revision in list(newest.values())[:2]:
        reporting.pick_passage(
            report_id=report_id,
            from_revision_id=revision.pk,
            section="next",
            text=revision.sections["next"],
            by=unit.committee,
            at=at,
        )


def _return(scene: Scene, above: Standing, report_id: int, place: int, *, at: datetime) -> None:
    reasons: Mapping[str, str] = {
        ("weaknesses", "reach", "next")[place % 3]: _turn(scene.content.reasons, place).lo
    }
    reporting.return_report(report_id=report_id, reasons=reasons, by=above.committee, at=at)
    scene.did["reports returned"] += 1


def _again(scene: Scene, unit: Standing, report_id: int, place: int, *, at: datetime) -> None:
    reporting.draft(unit_id=unit.id, rollout_id=scene.rollout_id, by=unit.committee, at=at)
    reporting.save_section(
        report_id=report_id,
        section=("weaknesses", "reach", "next")[place % 3],
        text=_turn(scene.content.amendments, place).lo,
        by=unit.committee,
        at=at,
    )
    soon = at + timedelta(hours=1)
    _later(scene, "reports submitted again", _submit, report_id, by=unit.committee, at=soon)


def _turn[T](things: Sequence[T], place: int) -> T:
    return things[place % len(things)]
