"""Bringing a text into the house: as a draft, with the very bytes it came from."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive.acts.keeping import keep
from suffuse.directive.acts.relating import relate
from suffuse.directive.acts.reviewing import draft_of
from suffuse.directive.models import Directive, Edition
from suffuse.directive.reads.review import sheet_of
from suffuse.directive.rules import (
    Outline,
    Part,
    Sheet,
    align,
    key,
    origin,
    origin_as_json,
    paths,
)
from suffuse.language.rules import shortened

_TITLE = 500
# What the columns hold of what tells one text from another: half a number is another number.
_NAME, _NUMBER = 200, 80


class AlreadyHere(Exception):
    """The very same bytes were handed in before; `edition_id` is where they are."""

    def __init__(self, edition_id: int) -> None:
        super().__init__(edition_id)
        self.edition_id = edition_id


class DraftWaiting(AlreadyHere):
    """Another draft of this directive in this language waits for release; first decide on that one."""


class TooLong(Exception):
    """A file's name or a text's number is longer than can be kept: `what`, `most` signs."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(what, most)
        self.what, self.most = what, most


@transaction.atomic
def hand_in(  # long: the parameters and refusals are the act's contract
    *,
    outline: Outline,
    source_name: str,
    source: bytes,
    by: Actor,
    at: datetime,
    directive_id: int | None = None,
    language: str = "",
) -> Edition:
    """
    Keep a text that was read as the draft of an edition.

    A text with a known number is a new version of that directive, or its edition in another
    language, aligned clause by clause; the first edition of a directive is the official one.

    :param directive_id: the directive it is an edition of, where its number does not say so
    :param language: the edition's language where the reading guessed wrongly
    :raises AlreadyHere: if the same bytes were handed in before
    :raises DraftWaiting: if a draft in the same language is not yet decided on
    :raises TooLong: if the file's name or the text's number cannot be kept whole
    """
    _fits("name", source_name, _NAME)
    _fits("number", outline.number, _NUMBER)
    digest = hashlib.sha256(source).hexdigest()
    if known := Edition.objects.filter(source_sha256=digest).values_list("pk", flat=True).first():
        raise AlreadyHere(known)
    directive = _directive(outline, directive_id)
    others = list(directive.editions.select_for_update().order_by("version"))
    edition = _next(outline, language or outline.language, directive, others)
    edition.source_name, edition.source, edition.source_sha256 = source_name, source, digest
    edition.title = shortened(outline.title or source_name, _TITLE)
    edition.origin = origin_as_json(origin(outline))
    edition.handed_in_by, edition.handed_in_at = by.account, at
    edition.save(force_insert=True)
    keep(edition, _aligned(outline, edition.language, others))
    facts = {"directive": directive.pk, "sha256": digest, "text_sha256": outline.text_sha256}
    audit.write(act="directive.hand_in", thing=f"edition {edition.pk}", by=by, at=at, facts=facts)
    return edition


def _fits(what: str, text: str, most: int) -> None:
    if len(text) > most or len(key(text)) > most:
        raise TooLong(what, most)


def _next(outline: Outline, language: str, directive: Directive, others: list[Edition]) -> Edition:
    """Return the edition that comes next in its language, not yet saved."""
    same = [one for one in others if one.language == language]
    official = [one.version for one in others if one.official and one.language != language]
    if waiting := next((one for one in same if one.released_at is None), None):
        raise DraftWaiting(waiting.pk)
    return Edition(
        directive=directive,
        language=language,
        version=same[-1].version + 1 if same else 1,
        official=same[-1].official if same else not others,
        of_version=max(official, default=None),
        text=outline.text,
        text_sha256=outline.text_sha256,
    )


@transaction.atomic
def discard(*, edition_id: int, by: Actor, at: datetime) -> None:
    """
    Throw a draft away; that it was there stays in the audit. A released edition is never thrown away.

    :raises NoSuchEdition: / :raises AlreadyReleased:
    """
    edition = draft_of(edition_id)
    directive = edition.directive
    facts = {"directive": directive.pk, "sha256": edition.source_sha256}
    edition.delete()
    if not directive.editions.exists():
        directive.delete()
    audit.write(act="directive.discard", thing=f"edition {edition_id}", by=by, at=at, facts=facts)


def _directive(outline: Outline, directive_id: int | None) -> Directive:
    if directive_id is not None:
        return Directive.objects.get(pk=directive_id)
    number_key = key(outline.number)
    known = Directive.objects.filter(number_key=number_key).first() if number_key else None
    if known:
        return known
    directive = Directive.objects.create(
        number=outline.number,
        number_key=number_key,
        kind=outline.kind,
        issuer=shortened(outline.issuer, 200),
        issued_on=outline.issued_on,
        title=shortened(outline.title, _TITLE),
    )
    relate(directive, origin(outline).named)
    return directive


def _aligned(outline: Outline, language: str, others: list[Edition]) -> Sheet:
    """
    Give each clause the key it has in older versions and in other languages.

    The words of the version before it in its own language speak first; then the place, which a
    translation has from the official edition and the official edition from its own past.
    """
    same = [one for one in others if one.language == language]
    before = sheet_of(same[-1]).clauses if same else ()
    guide = [one for one in others if one.official] or same or others
    standing = paths(sheet_of(guide[-1]).clauses) if guide else {}
    by_path = {path: key_ for key_, path in standing.items()}
    keys = align(outline.clauses, before=before, by_path=by_path)
    parts = tuple(_renamed(part, keys) for part in outline.clauses)
    return Sheet(outline.text, parts, outline.outside)


def _renamed(part: Part, keys: Mapping[str, str]) -> Part:
    return replace(part, id=keys[part.id], parent=keys[part.parent] if part.parent else None)
