"""The parts of a DOCX or ODT, taken out of its archive in memory, with every trick of archives refused."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from suffuse.directive.readers.refusals import Unreadable

MOST_BYTES = 20_000_000
_MOST_UNPACKED = 50_000_000
_MOST_RATIO = 100
_RATIO_COUNTS_FROM = 1_000_000
_MOST_ENTRIES = 2_000
WORD, OPEN = "word/document.xml", "content.xml"  # the part that holds the text
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_BIT = 0x1
_MEDIA = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".emf",
    ".wmf",
    ".bmp",
    ".tif",
    ".tiff",
    ".svg",
    ".odttf",
    ".ttf",
)
_DTD = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RISKY = {
    WORD: ("word/embeddings/", "word/activex/", "word/afchunk"),
    OPEN: ("basic/", "scripts/", "object ", "objectreplacements/", "dialogs/"),
}
_HARMLESS_OUTSIDE = ("/hyperlink",)
_ACTIVE = (
    "/oleObject",
    "/package",
    "/control",
    "/aFChunk",
    "/subDocument",
    "/vbaProject",
    "/attachedTemplate",
    "/frame",
)


def parts(  # long: every way in which an archive fails is one line
    data: bytes, body: str
) -> dict[str, bytes]:
    """
    Return the XML parts of a document by name; pictures and fonts are left where they are.

    :param body: `WORD` or `OPEN`: which part must hold the text

    :raises Unreadable: `bad_archive`, `encrypted`, `unsupported_format`, `active_content`, `dtd_forbidden`
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", most=MOST_BYTES // 1_000_000)
    if data.startswith(_OLE):
        secret = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("encrypted" if secret else "unsupported_format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _trust_entries(archive.infolist(), len(data))
            found = dict(_unpack(archive))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as fault:
        raise Unreadable("bad_archive") from fault
    except RuntimeError as fault:  # zipfile's way to say that an entry needs a password
        raise Unreadable("encrypted") from fault
    _trust_kind(found, body)
    for name, content in found.items():
        _trust_xml(name, content)
    return found


def _trust_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > _MOST_ENTRIES or len(set(names)) != len(names):
        raise Unreadable("bad_archive")
    for entry in entries:
        name = entry.filename
        steps = name.replace("\\", "/").split("/")
        if entry.flag_bits & _ENCRYPTED_BIT:
            raise Unreadable("encrypted", name)
        if (
            ".." in steps
            or name.startswith(("/", "\\"))
            or ":" in name
            or stat.S_ISLNK(entry.external_attr >> 16)
        ):
            raise Unreadable("bad_archive", name)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > _MOST_UNPACKED or (
        unpacked > _RATIO_COUNTS_FROM and unpacked > packed * _MOST_RATIO
    ):
        raise Unreadable("bad_archive")


def _unpack(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Read what is text, never more than was declared: a header may lie about its size."""
    left = _MOST_UNPACKED
    for entry in archive.infolist():
        if entry.is_dir() or entry.filename.lower().endswith(_MEDIA):
            continue
        with archive.open(entry) as part:
            content = part.read(min(left, entry.file_size) + 1)
        if len(content) > entry.file_size:
            raise Unreadable("bad_archive", entry.filename)
        left -= len(content)
        yield entry.filename, content


def _trust_kind(found: Mapping[str, bytes], body: str) -> None:
    types = found.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or any("vbaproject" in name.lower() for name in found):
        raise Unreadable("active_content", "macros")
    if b"encryption-data" in found.get("META-INF/manifest.xml", b""):
        raise Unreadable("encrypted")
    if body not in found:
        raise Unreadable("wrong_extension" if {WORD, OPEN} & set(found) else "unsupported_format")
    embedded = next((name for name in found if name.lower().startswith(_RISKY[body])), None)
    if embedded:
        raise Unreadable("active_content", embedded)


def _trust_xml(name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels", ".rdf")):
        return
    if _DTD.search(content) or _DTD.search(content.replace(b"\x00", b"")):
        raise Unreadable("dtd_forbidden", name)
    root = tree(name, content)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("dtd_forbidden", name)
    if name.endswith(".rels"):
        for relation in root.iter(_RELATION):
            _trust_relation(name, relation)


def _trust_relation(name: str, relation: etree._Element) -> None:
    kind = relation.get("Type", "")
    outside = relation.get("TargetMode") == "External" and not kind.endswith(_HARMLESS_OUTSIDE)
    if outside or kind.endswith(_ACTIVE):
        raise Unreadable("active_content", name)


def tree(name: str, content: bytes) -> etree._Element:
    """Parse one part: no entity is resolved, nothing is fetched, nothing huge is swallowed."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable("bad_archive", name) from fault
