"""The text: read by the real reader, released by a second person, its questions written."""

from datetime import date

from suffuse.comprehension import acts as comprehension
from suffuse.comprehension.rules import Draft
from suffuse.demo import carried, content
from suffuse.demo.calendar import redated
from suffuse.demo.road.scene import Scene, Steps, Text
from suffuse.directive import acts as directive
from suffuse.directive.models import Clause
from suffuse.directive.readers import read_bytes


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


def release_text(scene: Scene) -> Steps:
    """Hand in each edition as one person, look at every doubt, and release it as another."""
    yield len(scene.text.editions)
    at, again = (scene.calendar.at(scene.calendar.issued, hour) for hour in (9, 11))
    board, leadership = scene.seats["board"], scene.seats["leadership"]
    for name, data in scene.text.editions:
        edition = directive.hand_in(
            outline=read_bytes(name, data),
            source_name=name,
            source=data,
            directive_id=scene.directive_id or None,
            by=board,
            at=at,
        )
        for clause in Clause.objects.filter(edition=edition).exclude(doubt=""):
            directive.approve(edition_id=edition.pk, clause_key=clause.key, by=board, at=again)
            scene.did["doubts"] += 1
        directive.release(edition_id=edition.pk, by=leadership, at=again)
        scene.directive_id = edition.directive_id
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
        comprehension.review_item(item_id=item.pk, by=scene.seats["leadership"], at=later)
        scene.items.setdefault(question.form, []).append((item.pk, question.clause))
        scene.did["items"] += 1
        yield 1
