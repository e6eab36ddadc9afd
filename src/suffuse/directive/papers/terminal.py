"""An outline as a tree on a terminal: what it is, what it names, its clauses, and all beside them."""

from collections.abc import Iterator

from suffuse.directive import wording
from suffuse.directive.rules import Outline, Part
from suffuse.language.rules import Words

_NOT_KNOWN = Words("ບໍ່ຮູ້", "not known")
_HEADS = (
    Words("ເລກທີ", "Number"),
    Words("ປະເພດ", "Kind"),
    Words("ຜູ້ອອກ", "Issuer"),
    Words("ລົງວັນທີ", "Issued on"),
    Words("ຫົວຂໍ້", "Title"),
    Words("ສະຖານທີ່", "Place"),
    Words("ເຖິງ", "To"),
    Words("ລົງນາມ", "Signed"),
)
_OUTSIDE = Words("ຢູ່ນອກໂຄງຮ່າງ", "Outside the outline")
_DOUBTFUL = Words("{count} ຂໍ້ທີ່ຄວນກວດ", "{count} doubtful splits")
_CLAUSES = Words("{count} ຂໍ້", "{count} clauses")
_EXCERPT = 100


def tree(outline: Outline, *, language: str) -> str:
    """Return the outline as lines of text in one language ("lo" or "en"), every doubt marked with ?."""
    return "\n".join(_lines(outline, language)) + "\n"


def _lines(outline: Outline, language: str) -> Iterator[str]:
    yield from _known(outline, language)
    yield ""
    yield _CLAUSES.filled(count=len(outline.clauses)).in_(language)
    for part in outline.clauses:
        yield _clause(part, language)
    doubtful = sum(bool(part.doubt) for part in outline.clauses)
    if doubtful:
        yield f"? {_DOUBTFUL.filled(count=doubtful).in_(language)}"
    yield ""
    yield _OUTSIDE.in_(language)
    for aside in outline.outside:
        yield f"  [{wording.OUTSIDE[aside.kind].in_(language)}] {_excerpt(aside.text)}"
    yield ""
    yield f"sha-256  {outline.sha256}"


def _known(outline: Outline, language: str) -> Iterator[str]:
    known = (
        outline.number,
        wording.KINDS[outline.kind].in_(language) if outline.kind else "",
        outline.issuer,
        outline.issued_on.isoformat() if outline.issued_on else "",
        outline.title,
        outline.place,
        "; ".join(outline.addressees),
        ", ".join(one for one in outline.signatory or () if one),
    )
    for head, value in zip(_HEADS, known, strict=True):
        yield f"{head.in_(language)}: {value or _NOT_KNOWN.in_(language)}"
    for one in outline.relations:
        said = " ".join((one.number or one.title, f"({one.issued_on})" if one.issued_on else ""))
        yield f"  {wording.RELATIONS[one.kind].in_(language)}: {said.strip()}"
    for warning in outline.warnings:
        yield f"  ? {wording.doubt(warning).in_(language)}"


def _clause(part: Part, language: str) -> str:
    said = f"{'  ' * part.depth}{part.label or '·'}  {_excerpt(part.heading or part.body)}"
    return f"{said}   ? {wording.doubt(part.doubt).in_(language)}" if part.doubt else said


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1].rstrip() + "…"
