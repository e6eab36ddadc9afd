"""Handing a text in, looking at what was read, and releasing it."""

from dataclasses import asdict, dataclass

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.directive import acts, readers, reads, wording
from suffuse.directive.forms import DescribeForm, HandInForm, NamedForm, NamedForms, OriginForm
from suffuse.directive.rules import Aside
from suffuse.directive.wording import pages
from suffuse.language.rules import Words

# So many pieces of a document stand on one page, and so many doubts before it.
WINDOW = 100
FIRST_DOUBTS = 20
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class NewPage:
    """Everything `directive/new.html` may use."""

    form: HandInForm


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One piece of a draft: a clause with its doubt in words, or what stands outside the outline."""

    clause: reads.DraftClause | None
    aside: Aside | None
    doubt: Words | None
    kind: Words | None

    @property
    def words(self) -> str:
        """An aside's text without the empty lines around it."""
        return self.aside.text.strip() if self.aside else ""


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of a long document: its number, and how it begins and ends."""

    number: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """
    Everything `directive/review.html` may use.

    Of a long document only `lines`, one window of it, is shown at a time, and only the clause `at`
    with its tools: three hundred pages are then as quick as three.
    """

    draft: reads.DraftFacts
    kind: Words
    language: Words
    lines: tuple[DraftLine, ...]
    windows: tuple[Window, ...]
    window: int
    at: str
    doubtful: tuple[DraftLine, ...]
    doubts: int
    warnings: tuple[Words, ...]
    outside_kinds: tuple[tuple[str, Words], ...]
    form: DescribeForm
    origin: OriginForm
    named: BaseFormSet[NamedForm]
    is_own: bool


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """Show the form for handing a text in."""
    return render(request, "directive/new.html", {"page": NewPage(HandInForm(shelf=reads.shelf()))})


@require_POST
def hand_in(request: HttpRequest) -> HttpResponse:
    """Read a text and keep it as a draft; a refused file is answered with its reason."""
    form = HandInForm(request.POST, request.FILES, shelf=reads.shelf())
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(readers.MOST_BYTES + 1)
        try:
            edition = acts.hand_in(
                outline=readers.read_bytes(file.name, data),
                source_name=file.name,
                source=data,
                directive_id=form.cleaned_data["directive_id"],
                language=form.cleaned_data["language"],
                by=actor(request),
                at=timezone.now(),
            )
        except readers.Refused as refusal:
            form.add_error("file", refusal.say(get_language() or "en"))
        except acts.TooLong as refusal:
            form.add_error("file", pages.TOO_LONG[refusal.what] % {"most": refusal.most})
        except acts.DraftWaiting as refusal:
            messages.error(request, pages.DRAFT_WAITING)
            return redirect("directive:review", edition_id=refusal.edition_id)
        except acts.AlreadyHere as refusal:
            messages.info(request, pages.ALREADY_HERE)
            return _where(refusal.edition_id)
        else:
            messages.success(request, pages.HANDED_IN)
            return redirect("directive:review", edition_id=edition.pk)
    return render(request, "directive/new.html", {"page": NewPage(form)})


@require_GET
def review(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show a draft: the document beside its outline, the doubtful places first."""
    found = reads.draft(edition_id, at=request.GET.get("at", ""))
    if found is None:
        return _where(edition_id)
    return show(request, found, described(found))


type Forms = tuple[DescribeForm, OriginForm, BaseFormSet[NamedForm]]


def show(request: HttpRequest, found: reads.DraftFacts, forms: Forms) -> HttpResponse:
    """Show a draft with forms that were, or were not yet, filled in."""
    at, part = request.GET.get("at", ""), request.GET.get("part", "")
    pieces = found.pieces
    windows = [pieces[start : start + WINDOW] for start in range(0, len(pieces), WINDOW)] or [()]
    number = _window(windows, at, int(part) if part.isdecimal() and len(part) < _DIGITS else 1)
    doubtful = found.doubtful
    page = ReviewPage(
        draft=found,
        kind=wording.KINDS.get(found.kind, wording.KINDS[""]),
        language=pages.language(found.language),
        lines=tuple(_line(clause, aside) for clause, aside in windows[number - 1]),
        windows=tuple(_ends(place, one) for place, one in enumerate(windows, start=1)),
        window=number,
        at=at,
        doubtful=tuple(_line(one, None) for one in doubtful[:FIRST_DOUBTS]),
        doubts=len(doubtful),
        warnings=tuple(wording.doubt(warning) for warning in found.warnings),
        outside_kinds=tuple(wording.OUTSIDE.items()),
        form=forms[0],
        origin=forms[1],
        named=forms[2],
        is_own=found.handed_in_by == actor(request).account,
    )
    return render(request, "directive/review.html", {"page": page})


type _Pieces = tuple[tuple[reads.DraftClause | None, Aside | None], ...]


def _window(windows: list[_Pieces], at: str, asked: int) -> int:
    """Return the window in which a clause stands, else the one that was asked for."""
    for number, one in enumerate(windows, start=1):
        if at and any(clause and clause.key == at for clause, _ in one):
            return number
    return min(max(asked, 1), len(windows))


def _ends(number: int, pieces: _Pieces) -> Window:
    labels = [clause.label for clause, _ in pieces if clause]
    return Window(number, labels[0] if labels else "", labels[-1] if labels else "")


@require_POST
def release(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Release a draft, in the name of a second person."""
    try:
        acts.release(edition_id=edition_id, by=actor(request), at=timezone.now())
    except acts.OwnWork:
        messages.error(request, pages.OWN_WORK)
    except acts.NoClauses:
        messages.error(request, pages.NO_CLAUSES)
    except acts.Altered:
        messages.error(request, pages.ALTERED)
    except acts.Doubtful as refusal:
        messages.error(request, pages.DOUBTFUL % {"count": refusal.count})
    except acts.AlreadyReleased:
        messages.info(request, pages.ALREADY_RELEASED)
    except acts.NoSuchEdition as refusal:
        raise Http404 from refusal
    else:
        messages.success(request, pages.RELEASED)
    return _where(edition_id)


@require_POST
def discard(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Throw a draft away."""
    try:
        acts.discard(edition_id=edition_id, by=actor(request), at=timezone.now())
    except acts.AlreadyReleased:
        messages.error(request, pages.ALREADY_RELEASED)
        return _where(edition_id)
    except acts.NoSuchEdition as refusal:
        raise Http404 from refusal
    messages.success(request, pages.DISCARDED)
    return redirect("directive:shelf")


def _where(edition_id: int) -> HttpResponse:
    """Lead to the page on which an edition can be seen now."""
    if reads.is_draft(edition_id):
        return redirect("directive:review", edition_id=edition_id)
    if reads.is_released(edition_id):
        return redirect("directive:reading", edition_id=edition_id)
    raise Http404


def _line(clause: reads.DraftClause | None, aside: Aside | None) -> DraftLine:
    return DraftLine(
        clause,
        aside,
        wording.doubt(clause.doubt) if clause and clause.doubt else None,
        wording.OUTSIDE.get(aside.kind, wording.OUTSIDE["other"]) if aside else None,
    )


def described(found: reads.DraftFacts) -> Forms:
    """Return the forms with what a draft says about itself."""
    names = ("number", "kind", "issuer", "issued_on", "title")
    origin = found.origin
    says = {
        "place": origin.place,
        "addressees": "\n".join(origin.addressees),
        "office": origin.office,
        "signatory": origin.signatory,
    }
    return (
        DescribeForm(initial={name: getattr(found, name) for name in names}),
        OriginForm(initial=says),
        NamedForms(initial=[asdict(one) for one in origin.named], prefix="named"),
    )
