"""PDF with a text layer: its paragraphs, put together again from rows, and all that stands beside them."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from suffuse.directive.readers import plain
from suffuse.directive.readers.glyphs import Row, rows
from suffuse.directive.readers.paging import measures, notes, paragraphs, running
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.scroll import Scroll
from suffuse.directive.rules import Hint, Layer

_MOST_PAGES = 1_000
_ACTS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|GoToE|ImportData)\b")
_REFUSALS = {raw.FPDF_ERR_PASSWORD: "encrypted", raw.FPDF_ERR_SECURITY: "encrypted"}
_UNKNOWN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
_SIGNS = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf076]")  # bullets of symbol fonts
_UNKNOWN_SHARE = 0.03
_SCANNED = 20  # letters on a page: fewer beside a picture are a stamp, not the text


def read(data: bytes) -> Layer:
    """
    Return a PDF's text layer.

    :raises Unreadable: a password, what acts by itself, pictures only, letters without a meaning
    """
    if match := _ACTS.search(data):
        raise Unreadable("active_content", match[0].decode())
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        raise Unreadable(_REFUSALS.get(fault.err_code, "bad_archive")) from fault
    _refuse(document)
    pages: list[list[Row]] = []
    scroll = Scroll()
    letters = 0
    for number in range(len(document)):
        found = _page(document, number, scroll)
        letters += sum(len(row.text) for row in found)
        if letters > plain.MOST_LETTERS:
            raise Unreadable("too_long", most=plain.MOST_LETTERS // 1_000_000)
        pages.append(found)
    _known(pages)
    _write(scroll, pages, document[0].get_width() if pages else 0.0)
    return scroll.layer()


def _refuse(document: pdfium.PdfDocument) -> None:
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise Unreadable("active_content", "JavaScript")
    if raw.FPDFDoc_GetAttachmentCount(document) > 0:
        raise Unreadable("active_content", "attachment")
    if document.get_formtype() in {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND}:
        raise Unreadable("active_content", "XFA")
    if len(document) > _MOST_PAGES:
        raise Unreadable("too_complex")


def _page(document: pdfium.PdfDocument, number: int, scroll: Scroll) -> list[Row]:
    try:
        page = document[number]
    except pdfium.PdfiumError as fault:
        raise Unreadable("bad_archive", f"page {number + 1}") from fault
    found = rows(page, number + 1)
    scroll.beside.extend(("comment", said) for said in _remarks(page))
    if sum(len(row.text) for row in found) < _SCANNED and _pictures(page):
        scroll.leave_out("page")
    page.close()
    return found


def _pictures(page: pdfium.PdfPage) -> bool:
    images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return next(iter(images), None) is not None


def _remarks(page: pdfium.PdfPage) -> Iterator[str]:
    """Return what was written onto a page afterwards: notes, text typed over it, filled fields."""
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), 1000)):
        mark = raw.FPDFPage_GetAnnot(page, place)
        if not mark:
            continue
        for key in (b"Contents", b"V"):
            size = raw.FPDFAnnot_GetStringValue(mark, key, None, 0)
            if 2 < size < 100_000:  # noqa: PLR2004 — two bytes are an empty string
                held = ctypes.create_string_buffer(size)
                raw.FPDFAnnot_GetStringValue(
                    mark, key, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size
                )
                if said := held.raw.decode("utf-16-le", "replace").rstrip("\x00").strip():
                    yield said
        raw.FPDFPage_CloseAnnot(mark)


def _known(pages: list[list[Row]]) -> None:
    """Refuse letters that the file does not say the meaning of: old fonts, and scans without words."""
    said = "".join(row.text for rows_ in pages for row in rows_)
    if not said.strip():
        raise Unreadable("no_text_layer")
    if len(_UNKNOWN.findall(_SIGNS.sub("", said))) > _UNKNOWN_SHARE * len(said):
        raise Unreadable("legacy_font")


def _write(scroll: Scroll, pages: list[list[Row]], width: float) -> None:
    seen = [[row for row in rows_ if not row.unseen] for rows_ in pages]
    hidden = [row.text.strip() for rows_ in pages for row in rows_ if row.unseen]
    scroll.beside.extend(("other", one) for one in hidden)
    edges = running(seen)
    if edges:
        said = [row.text.strip() for rows_ in seen for row in rows_ if row in edges]
        scroll.beside.append(("header", "\n".join(said)))
    inner = [[row for row in rows_ if row not in edges] for rows_ in seen]
    whole = [row for rows_ in inner for row in rows_]
    if not whole:
        return
    usual = measures(whole, width)
    small = {row for rows_ in inner for row in notes(rows_, usual)}
    for one in paragraphs([row for row in whole if row in small], usual):
        scroll.beside.append(("footnote", one.text))
    for one in paragraphs([row for row in whole if row not in small], usual):
        if one.gap:
            scroll.write("\n")
        scroll.write(f"{one.text}\n", hint=Hint(0, indent=one.indent, bold=one.bold, page=one.page))
