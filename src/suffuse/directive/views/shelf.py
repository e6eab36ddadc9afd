"""What everybody reads: which texts there are, one text clause by clause, and where a word stands."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.directive import acts, reads, wording
from suffuse.directive.forms import ExplainForm
from suffuse.directive.papers import akoma, docx, pdf
from suffuse.directive.rules.glossary import Term, glossary
from suffuse.directive.wording import pages
from suffuse.language.rules import Words

_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition, with its language in words."""

    facts: reads.EditionFacts
    language: Words


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One relation, with its kind in words."""

    facts: reads.RelationFacts
    kind: Words


@dataclass(frozen=True, slots=True)
class TextLine:
    """One directive as a page shows it."""

    facts: reads.DirectiveFacts
    title: str
    kind: Words
    released: tuple[EditionLine, ...]
    drafts: tuple[EditionLine, ...]
    past: tuple[EditionLine, ...]
    relations: tuple[RelationLine, ...]
    named_by: tuple[RelationLine, ...]


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Everything `directive/shelf.html` may use."""

    texts: tuple[TextLine, ...]

    @property
    def waiting(self) -> tuple[TextLine, ...]:
        """The texts with a draft that waits for its release; shown to those who may review."""
        return tuple(line for line in self.texts if line.drafts)

    @property
    def in_force(self) -> tuple[TextLine, ...]:
        """The texts that everybody reads."""
        return tuple(line for line in self.texts if line.released)


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of the text; `heading` is the level of its heading, 0 where it has none."""

    facts: reads.PieceFacts
    heading: int
    kind: Words


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """Everything `directive/reading.html` may use."""

    edition: reads.ReadingFacts
    kind: Words
    language: Words
    others: tuple[tuple[reads.OtherEdition, Words], ...]
    pieces: tuple[PieceLine, ...]
    contents: tuple[tuple[reads.PieceFacts, tuple[reads.PieceFacts, ...]], ...]
    glossary: tuple[Term, ...]
    address: str


@require_GET
def shelf(request: HttpRequest) -> HttpResponse:
    """Show every text. Drafts are named only to seats that the table lets review them."""
    page = ShelfPage(tuple(_line(one) for one in reads.shelf()))
    return render(request, "directive/shelf.html", {"page": page})


@require_GET
def text(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Show one text with its editions and relations; a text that is only a draft is nobody's yet."""
    found = reads.text(directive_id)
    if found is None or not found.released:
        raise Http404
    return _text(request, found, None)


@require_POST
def explain(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Explain a word of a text, or take its explanation back."""
    found = reads.text(directive_id)
    if found is None or not found.released:
        raise Http404
    form = ExplainForm(request.POST, languages=_languages(found))
    if form.is_valid():
        said = form.cleaned_data
        try:
            acts.explain(directive_id=directive_id, **said, by=actor(request), at=timezone.now())
        except acts.NoWord:
            form.add_error("word", str(pages.NO_WORD))
        else:
            messages.success(request, pages.EXPLAINED if said["meaning"] else pages.UNEXPLAINED)
            return redirect("directive:text", directive_id=directive_id)
    return _text(request, found, form)


def _text(
    request: HttpRequest, found: reads.DirectiveFacts, form: ExplainForm | None
) -> HttpResponse:
    words = [(one.language, reads.explained(found.id, one.language)) for one in found.released]
    said = {
        "page": _line(found),
        "words": [(language, one) for language, pairs in words for one in pairs],
        "form": form or ExplainForm(languages=_languages(found)),
    }
    status = 200 if form is None else 422
    return render(request, "directive/text.html", said, status=status)


def _languages(found: reads.DirectiveFacts) -> list[tuple[str, str]]:
    here = get_language() or "en"
    return [(one.language, pages.language(one.language).in_(here)) for one in found.released]


@require_GET
@gzip_page
def reading(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show one edition clause by clause."""
    found = reads.reading(edition_id)
    if found is None:
        raise Http404
    page = ReadingPage(
        edition=found,
        kind=wording.KINDS.get(found.kind, wording.KINDS[""]),
        language=pages.language(found.language),
        others=tuple((one, pages.language(one.language)) for one in found.others),
        pieces=_pieces(found.pieces),
        contents=_contents(found.pieces),
        glossary=_glossary(found),
        address=request.build_absolute_uri(request.path),
    )
    answer = render(request, "directive/reading.html", {"page": page})
    # A released text may lie on any device that was let in to read it; logging out takes it along.
    if not found.altered:
        answer.headers["Suffuse-Keep"] = "yes"
    return answer


PAPERS = {
    "akn": (akoma.akoma_ntoso, "application/akn+xml", "xml"),
    "docx": (
        docx.docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    "pdf": (pdf.pdf, "application/pdf", "pdf"),
}


@require_GET
def export(request: HttpRequest, edition_id: int, paper: str) -> HttpResponse:
    """Hand out a released edition in another format; an altered one in none."""
    found = reads.reading(edition_id)
    if found is None or found.altered or paper not in PAPERS:
        raise Http404
    make, kind, ending = PAPERS[paper]
    answer = HttpResponse(make(found), content_type=kind)
    name = f"{found.number or found.title[:60]} {found.language} v{found.version}.{ending}"
    name = name.replace("/", "-")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


@require_GET
def source(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Hand out the very bytes that were handed in, so that anybody may check their sha-256."""
    found = reads.source(edition_id)
    if found is None:
        raise Http404
    name, data = found
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _glossary(found: reads.ReadingFacts) -> tuple[Term, ...]:
    """Return the words the text explains itself, then those the board explains; the text's own hold."""
    own = glossary((one.key, one.label, one.body) for one in found.pieces if one.key)
    known = {term.word.casefold() for term in own}
    said = () if found.altered else found.explained
    return (
        *own,
        *(Term(word, means, "", "") for word, means in said if word.casefold() not in known),
    )


def _line(facts: reads.DirectiveFacts) -> TextLine:
    here = (get_language() or "en")[:2]
    titles = {one.language: one.title for one in reversed(facts.released)}
    return TextLine(
        facts=facts,
        title=titles.get(here, facts.title),
        kind=wording.KINDS.get(facts.kind, wording.KINDS[""]),
        released=_editions(facts.released),
        drafts=_editions(facts.drafts),
        past=_editions(facts.past),
        relations=tuple(RelationLine(one, wording.RELATIONS[one.kind]) for one in facts.relations),
        named_by=tuple(RelationLine(one, wording.RELATIONS[one.kind]) for one in facts.named_by),
    )


def _editions(found: tuple[reads.EditionFacts, ...]) -> tuple[EditionLine, ...]:
    return tuple(EditionLine(one, pages.language(one.language)) for one in found)


def _pieces(pieces: tuple[reads.PieceFacts, ...]) -> tuple[PieceLine, ...]:
    """Give each heading its level, one deeper than the heading it stands under: no level is skipped."""
    lines = []
    above: list[tuple[int, int]] = []
    for piece in pieces:
        level = 0
        if piece.heading:
            above = [(depth, one) for depth, one in above if depth < piece.depth]
            level = min(above[-1][1] + 1 if above else 2, _DEEPEST_HEADING)
            above.append((piece.depth, level))
        lines.append(
            PieceLine(piece, level, wording.OUTSIDE.get(piece.kind, wording.OUTSIDE["other"]))
        )
    return tuple(lines)


def _contents(
    pieces: tuple[reads.PieceFacts, ...],
) -> tuple[tuple[reads.PieceFacts, tuple[reads.PieceFacts, ...]], ...]:
    """Return the two highest levels of the outline."""
    found: list[tuple[reads.PieceFacts, list[reads.PieceFacts]]] = []
    for piece in pieces:
        if piece.depth == 1:
            found.append((piece, []))
        elif piece.depth > 1 and found:
            found[-1][1].append(piece)
    return tuple((top, tuple(one for one in below if one.depth == 2)) for top, below in found)  # noqa: PLR2004 — the second level
