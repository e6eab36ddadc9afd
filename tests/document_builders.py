"""The same text in every format that is read: Word, OpenDocument, web page, Markdown, PDF."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml

import docx
import typst

import suffuse.web

FONTS = str(Path(suffuse.web.__file__).parent / "fonts")
_THAI = str(Path(__file__).parent / "fonts")
_FACES = {
    "lo": "Noto Serif Lao",
    "th": "Noto Sans Thai",
}  # the typesetter brings a Latin one itself
_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table")
)
_NAMES += (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def as_html(text: str) -> bytes:
    """A page with a paragraph a line; lines keep their indent, and empty lines are empty paragraphs."""
    body = "".join(
        f"<p>{escape(line).replace('  ', ' &#160;') or '&#160;'}</p>\n" for line in text.split("\n")
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def as_bare_html(text: str) -> bytes:
    """A page with a paragraph a line and nothing else: no indent, no empty line."""
    return "".join(
        f"<p>{escape(line.strip())}" for line in text.split("\n") if line.strip()
    ).encode()


def as_docx(text: str, *, bare: bool = False) -> bytes:
    """A Word file with a paragraph a line."""
    made, file = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        if line.strip() or not bare:
            made.add_paragraph(line.strip() if bare else line)
    made.save(file)
    return file.getvalue()


def as_odt(text: str) -> bytes:
    """An OpenDocument text with a paragraph a line."""
    lines = text.split("\n")
    return odt("".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines))


def _spaced(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    lead = f'<text:s text:c="{indent}"/>' if indent else ""
    return lead + xml(line.strip(" ")).replace("\t", "<text:tab/>")


def odt(
    body: str, automatic: str = "", styles: str = "", more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An OpenDocument text with this body, these styles and these other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content{_NAMES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr(
            "styles.xml", f"<office:document-styles{_NAMES}>{styles}</office:document-styles>"
        )
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def as_pdf(text: str, *, language: str = "lo", head: str = "") -> bytes:
    """A PDF as an office makes it: A4, wrapped lines, an empty line as a wider gap, page numbers."""
    blocks: Iterable[str] = text.split("\n")
    body = "".join(_block(line) for line in blocks)
    source = (
        f'#set page(paper: "a4", numbering: "1", header: {json.dumps(head, ensure_ascii=False)})\n'
        f'#set text(font: "{_FACES.get(language, "Libertinus Serif")}", size: 12pt, lang: "{language}")\n'
        "#set par(spacing: 0.9em)\n" + body
    )
    return bytes(typst.compile(source.encode(), font_paths=[FONTS, _THAI]))


def _block(line: str) -> str:
    if not line.strip():
        return "#v(1em)\n\n"
    indent = len(line) - len(line.lstrip(" "))
    said = json.dumps(line.strip().replace("\t", "    "), ensure_ascii=False)
    return f"#pad(left: {min(indent, 30) * 0.25}em)[#text({said})]\n\n"
