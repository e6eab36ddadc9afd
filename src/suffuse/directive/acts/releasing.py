"""Releasing a text: from then on it never changes, and a newer edition is the only way on."""

import hashlib
import json
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive.acts.relating import relate
from suffuse.directive.acts.reviewing import draft_of
from suffuse.directive.models import Edition
from suffuse.directive.reads.review import sheet_of
from suffuse.directive.rules import origin_from_json, text_sha256


class OwnWork(Exception):
    """Who handed a text in may not release it: two people have looked at every released text."""


class Doubtful(Exception):
    """Clauses are still in doubt; `count` of them. A person must look at each."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class NoClauses(Exception):
    """Nothing could hang on a text without clauses."""


class Altered(Exception):
    """The kept bytes or text no longer have the sha-256 they were handed in with."""


@transaction.atomic
def release(*, edition_id: int, by: Actor, at: datetime) -> Edition:
    """
    Release an edition; the one before it in its language is superseded by that.

    :raises NoSuchEdition: / :raises AlreadyReleased: / :raises OwnWork: / :raises Doubtful: / :raises NoClauses: / :raises Altered:
    """
    edition = draft_of(edition_id)
    if edition.handed_in_by == by.account:
        raise OwnWork(edition_id)
    clauses = _reviewed(edition)
    edition.steps.all().delete()
    edition.released_at, edition.released_by = at, by.account
    edition.save(update_fields=["released_at", "released_by"])
    if edition.official:  # a translation calls the same texts by other numbers
        relate(edition.directive, origin_from_json(edition.origin).named)
    facts = {
        "directive": edition.directive_id,
        "version": edition.version,
        "sha256": edition.source_sha256,
        "text_sha256": edition.text_sha256,
        "clauses": clauses,
        "said_sha256": said_sha256(edition),
    }
    audit.write(act="directive.release", thing=f"edition {edition.pk}", by=by, at=at, facts=facts)
    return edition


def said_sha256(edition: Edition) -> str:
    """
    Return the sha-256 of what an edition says about itself: what is read out of a text, not the text.

    It stands in the entry of its release, so that this too cannot be altered unseen.
    """
    text = edition.directive
    said = {
        "number": text.number,
        "kind": text.kind,
        "issuer": text.issuer,
        "issued_on": text.issued_on.isoformat() if text.issued_on else None,
        "title": edition.title,
        "origin": edition.origin,
    }
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _reviewed(edition: Edition) -> int:
    """Return how many clauses there are, once nothing speaks against releasing them."""
    sheet = sheet_of(edition)
    if not sheet.clauses:
        raise NoClauses(edition.pk)
    if doubtful := sum(bool(part.doubt) for part in sheet.clauses):
        raise Doubtful(doubtful)
    same = hashlib.sha256(bytes(edition.source)).hexdigest() == edition.source_sha256
    if not same or text_sha256(edition.text) != edition.text_sha256 or not sheet.is_whole():
        raise Altered(edition.pk)
    return len(sheet.clauses)
