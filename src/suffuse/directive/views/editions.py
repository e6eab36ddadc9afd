"""Editions held against each other: the redline of a version, and all languages side by side."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.directive import reads
from suffuse.directive.reads import comparing
from suffuse.directive.rules.redline import Change
from suffuse.directive.wording import pages, redline
from suffuse.language.rules import Words


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One clause of a redline, with what became of it in words."""

    facts: Change
    tags: tuple[str | Promise, ...]
    says: str


@dataclass(frozen=True, slots=True)
class RedlinePage:
    """Everything `directive/redline.html` may use."""

    redline: comparing.Redline
    language: Words
    lines: tuple[ChangeLine, ...]
    is_draft: bool

    @property
    def changed(self) -> tuple[ChangeLine, ...]:
        """The clauses that something happened to."""
        return tuple(line for line in self.lines if line.facts.kinds)


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Everything `directive/languages.html` may use: per row, each said with its state in words."""

    beside: comparing.Beside
    editions: tuple[tuple[comparing.Side, str, Words, bool, bool], ...]
    rows: tuple[tuple[str, int, tuple[tuple[comparing.Said, str, Words, str | Promise], ...]], ...]
    doubtful: int


@require_GET
def changes(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show what a released version changed against the one before it."""
    if not reads.is_released(edition_id):
        raise Http404
    return _redline(request, edition_id, is_draft=False)


@require_GET
def draft_changes(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show its reviewers what a draft would change."""
    return _redline(request, edition_id, is_draft=not reads.is_released(edition_id))


def _redline(request: HttpRequest, edition_id: int, *, is_draft: bool) -> HttpResponse:
    found = comparing.redline(edition_id)
    if found is None:
        raise Http404
    page = RedlinePage(
        found,
        pages.language(found.language),
        tuple(
            ChangeLine(
                one, tuple(redline.KINDS[kind] for kind in one.kinds), redline.described(one)
            )
            for one in found.changes
        ),
        is_draft,
    )
    return render(request, "directive/redline.html", {"page": page})


@require_GET
def languages(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Show all languages of a text side by side, clause by clause."""
    found = comparing.beside(directive_id)
    if found is None:
        raise Http404
    tongues = [(code, pages.language(code)) for _, code, _, _ in found.editions]
    rows = tuple(
        (
            key,
            depth,
            tuple(
                (one, code, name, redline.STATES.get(one.state, ""))
                for one, (code, name) in zip(said, tongues, strict=True)
            ),
        )
        for key, depth, said in found.rows
    )
    page = BesidePage(
        found,
        tuple(
            (side, code, pages.language(code), official, stale)
            for side, code, official, stale in found.editions
        ),
        rows,
        sum(any(one.state for one in said) for _, _, said in found.rows),
    )
    return render(request, "directive/languages.html", {"page": page})
