"""The text: read by the real reader, released by a second person, its questions written."""

from datetime import date, datetime, timedelta

from suffuse.attendance import reads as attendance
from suffuse.comprehension import acts as comprehension
from suffuse.comprehension.rules import Draft
from suffuse.demo import carried, content
from suffuse.demo.calendar import redated
from suffuse.demo.road.scene import Scene, Steps, Text
from suffuse.directive import acts as directive
from suffuse.directive.models import Clause
from suffuse.directive.readers import read_bytes
from suffuse.directive.reads.comparing import redline
from suffuse.organisation.rules import Scope
from suffuse.rollout import acts as rollout

# Days after the end of study on which the second edition comes: the day after the second note.
AFTER_STUDY = 16


def shipped(issued: date) -> Text:
    """Return the demonstration's own guidance in both languages, issued on a day."""
    return Text(
        tuple(
            (
                f"guidance-27.{language}.txt",
                redated(content.text(language).decode(), issued=issued).encode(),
            )
            for language in ("lo", "en")
        ),
        own=True,
    )


def second_edition(scene: Scene) -> Steps:
    """
    After the directions, correct the text: a second Lao edition is released, its translation waits.

    Only the clauses whose words changed are studied again, where they had been studied.
    """
    yield 3 if scene.text.own else 0
    if not scene.text.own:
        return
    on = scene.calendar.closes + timedelta(days=AFTER_STUDY)
    at, later = scene.calendar.at(on, 9), scene.calendar.at(on, 11)
    board, leadership = scene.seats["board"], scene.seats["leadership"]
    drafts = []
    for language in ("lo", "en"):
        words = redated(content.text(f"2.{language}").decode(), issued=scene.calendar.issued)
        name, data = f"guidance-27.2.{language}.txt", words.encode()
        edition = directive.hand_in(
            outline=read_bytes(name, data),
            source_name=name,
            source=data,
            directive_id=scene.directive_id,
            by=board,
            at=at,
        )
        drafts.append(edition.pk)
        yield 1
    directive.release(edition_id=drafts[0], by=leadership, at=later)
    scene.did["editions"] += 1
    _open_again(scene, drafts[0], later)
    yield 1


def _open_again(scene: Scene, edition_id: int, at: datetime) -> None:
    """Let all units that had studied what was changed study it again."""
    found = redline(edition_id)
    keys = found.new_matter if found else frozenset()
    scope = Scope(scene.root.path)
    studied = attendance.studied(scope=scope, rollout_id=scene.rollout_id, keys=keys)
    scene.did["duties opened again"] = rollout.study_again(
        rollout_id=scene.rollout_id,
        edition_id=edition_id,
        unit_ids={one.unit_id for one in studied},
        by=scene.seats["board"],
        at=at,
    )


def release_text(scene: Scene) -> Steps:
    """Hand in each edition as one person, look at every doubt, and release it as another."""
    yield len(scene.text.editions)
    at, again = (scene.calendar.at(scene.calendar.issued, hour) for hour in (9, 11))
    board, leadership = scene.seats["board"], scene.seats["leadership"]
    handed_in = []
    for name, data in scene.text.editions:
        edition = directive.hand_in(
            outline=read_bytes(name, data),
            source_name=name,
            source=data,
            directive_id=scene.directive_id or None,
            by=board,
            at=at,
        )
        scene.directive_id = edition.directive_id
        handed_in.append(edition)
    for edition in handed_in:
        for clause in Clause.objects.filter(edition=edition).exclude(doubt=""):
            directive.approve(edition_id=edition.pk, clause_key=clause.key, by=board, at=again)
            scene.did["doubts"] += 1
        directive.release(edition_id=edition.pk, by=leadership, at=again)
        scene.did["editions"] += 1
        yield 1
    _know_clauses(scene)


def _know_clauses(scene: Scene) -> None:
    """Learn the clauses of the official edition; another text's content is made from them."""
    rows = list(
        Clause.objects.filter(edition__directive_id=scene.directive_id, edition__official=True)
    )
    for row in rows:
        scene.keys.setdefault(row.label, row.key)
    scene.did["clauses"] = len(rows)
    if not scene.text.own:
        scene.content = carried.content([(row.label, row.heading or row.body) for row in rows])


def write_items(scene: Scene) -> Steps:
    """Write each question as one person and review it as another, before anyone is asked."""
    questions = scene.content.questions
    yield len(questions)
    at, later = (scene.calendar.at(scene.calendar.issued, hour) for hour in (13, 16))
    written = []
    for question in questions:
        choices = list(question.choices)
        right = scene.chance.randrange(len(choices))
        choices[0], choices[right] = choices[right], choices[0]
        item = comprehension.write_item(
            directive_id=scene.directive_id,
            draft=Draft(
                scene.clause(question.clause), question.form, question.ask, tuple(choices), right
            ),
            by=scene.seats["board"],
            at=at,
        )
        written.append(item.pk)
        scene.items.setdefault(question.form, []).append((item.pk, question.clause))
        scene.did["items"] += 1
        yield 1
    for item_id in written:
        comprehension.review_item(item_id=item_id, by=scene.seats["leadership"], at=later)
