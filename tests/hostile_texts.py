"""A hundred hostile files and more, made when asked for: what each is called, its bytes, its codes."""

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from suffuse.directive.readers import LIMITS
from suffuse.directive.wording import REFUSALS
from tests import document_builders as build
from tests.directive_world import docx, listed, p, part, relation

SECONDS, MEGABYTES = 5.0, 256
READ = "read"  # not refused: it only looks hostile
Made = tuple[str, Callable[[], bytes], set[str]]


def try_out(name: str) -> None:
    """Hand a file to the confined process; see that its answer is lawful, and what it took."""
    called, made, codes = FILES[name]
    answer, seconds, megabytes = spent(called, made())
    code = answer["refused"]["code"] if "refused" in answer else READ
    assert code in codes, (name, code, answer.get("refused"))
    assert code == READ or code in REFUSALS
    assert seconds <= SECONDS, (name, seconds)
    assert megabytes <= MEGABYTES, (name, megabytes)


def spent(called: str, data: bytes) -> tuple[dict, float, float]:
    """Return the answer, the seconds of computing and the megabytes that one reading took."""
    limits = [str(LIMITS.memory), str(LIMITS.seconds)]
    command = [sys.executable, "-m", "suffuse.directive.readers.child", *limits, called]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", _WATCH, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as watch:
        out, _ = watch.communicate(data, timeout=60)
    said = json.loads(out)
    assert said["returned"] <= 0, "the reader fell"  # a signal ends it where its limits do
    if said["returned"] != 0 or not said["answer"]:
        answer = {"refused": {"code": "too_complex", "at": "", "holes": {}}}
    else:
        answer = json.loads(said["answer"])
    return answer, said["seconds"], said["kilobytes"] / 1024


_WATCH = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], input=sys.stdin.buffer.read(), capture_output=True, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"returned": done.returncode, "answer": done.stdout.decode("utf-8", "replace"),
    "seconds": used.ru_utime + used.ru_stime, "kilobytes": used.ru_maxrss}))
"""


def zipped(parts: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def lying(size: int) -> bytes:
    """A DOCX whose directory says that its body is smaller than it is."""
    made = docx(p("1. a" * 100_000))
    at = made.rfind(b"PK\x01\x02", 0, made.rfind(b"word/document.xml"))
    return made[: at + 24] + struct.pack("<I", size) + made[at + 28 :]


def flagged() -> bytes:
    """A DOCX whose entries say that they are locked."""
    made = bytearray(docx(p("1. a")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 1)
    return bytes(made)


def linked() -> bytes:
    made = io.BytesIO(docx(p("1. a")))
    with zipfile.ZipFile(made, "a") as archive:
        info = zipfile.ZipInfo("word/link.xml")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return made.getvalue()


def doubled() -> bytes:
    return docx(p("1. a"), {"word/DOCUMENT.xml": "<a/>"})


def nested(depth: int, opens: str, closes: str, inner: str) -> str:
    return opens * depth + inner + closes * depth


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{LAUGHS}]><l>&l9;</l>'
OUTER = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
REMOTE = '<!DOCTYPE a SYSTEM "http://192.0.2.1/x.dtd"><a/>'
CYCLE = part(
    "styles",
    "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"), ("c", "c"))
    ),
)
LONG = part(
    "styles",
    "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000)
    ),
)
ROWS = "<w:tr>" + f"<w:tc>{p('x')}</w:tc>" * 60 + "</w:tr>"
ODT_CYCLE = "".join(
    f'<style:style style:name="{one}" style:parent-style-name="{other}"/>'
    for one, other in (("a", "b"), ("b", "a"))
)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(
    content: bytes,
    *,
    catalogue: bytes = CATALOGUE,
    pages: bytes = PAGES,
    more: bytes = b"",
    packed: bool = False,
) -> bytes:
    """A PDF of one page with this content."""
    body = zlib.compress(content, 9) if packed else content
    stream = b"<</Length %d%b>>stream\n%b\nendstream" % (
        len(body),
        b"/Filter/FlateDecode" if packed else b"",
        body,
    )
    leaf = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%b>>>>"
        % more
    )
    return pdf(catalogue, pages, leaf, stream, FONT)


WORDS = b"BT /F 12 Tf 72 700 Td (1. Wash your hands.) Tj 0 -16 Td (2. Dry them.) Tj ET\n"
TXT: dict[str, tuple[bytes, set[str]]] = {
    "nul": (b"1. a\x00b", {"bad_character"}),
    "bell": (b"1. a\x07b", {"bad_character"}),
    "escape": (b"1. \x1b[2Ja", {"bad_character"}),
    "delete": (b"1. a\x7f", {"bad_character"}),
    "override": ("1. a\u202eb".encode(), {"bad_character"}),
    "isolate": ("1. a\u2066b\u2069".encode(), {"bad_character"}),
    "embedding": ("1. \u202ba\u202c".encode(), {"bad_character"}),
    "five thousand marks": (("1. ກ" + "່" * 5000).encode(), {"bad_character"}),
    "seven marks": ("1. a\u0300\u0301\u0302\u0303\u0304\u0305\u0306".encode(), {"bad_character"}),
    "cut in a letter": ("1. ກ".encode()[:-1], {"wrong_encoding"}),
    "overlong": (b"1. \xc0\xaf", {"wrong_encoding"}),
    "surrogate": (b"1. \xed\xa0\x80", {"wrong_encoding"}),
    "latin": ("1. café déjà".encode("latin-1"), {"wrong_encoding"}),
    "mojibake": ("ຄຳແນະນຳ".encode().decode("latin-1").encode(), {"wrong_encoding"}),
    "odd utf-16": (b"\xff\xfe1\x00.", {"wrong_encoding"}),
    "old lao font": ("£¾À©¿°ª¸¨²Á¦»¢¤Ã¼§¾Í¥ñÊº°Ò".encode(), {"legacy_font"}),
    "nothing": (b"", {"empty"}),
    "only space": (b" \n" * 100, {"empty"}),
    "too long": (b"1. a\n" * 500_000, {"too_long"}),
    "too large": (b"1. a\n" * 1_700_000, {"too_large"}),
    "too many lines": (b"1.\n" * 20_000, {"too_complex"}),
    "one endless line": (b"1. " + b"a " * 900_000, {READ, "too_complex"}),
    "one endless word": ("ກ".encode() * 600_000, {READ, "too_complex"}),
    "numbers without end": (b"1.1.1.1.1.1.1.1.1.1.1 a\n" * 11_000, {READ, "too_complex"}),
    "every numeral": ("".join(f"{'IVXLCDM'[n % 7] * (n % 9 + 1)}. x\n" for n in range(11_000)).encode(), {READ, "too_complex"}),
    "open brackets": (b"(" * 1_000_000, {READ, "too_complex"}),
    "open quotes": ("“a\n".encode() * 11_000, {READ, "too_complex"}),
    "dots": (b"." * 1_900_000 + b"x", {READ, "too_complex"}),
    "spaces inside": (b"a" + b" " * 1_500_000 + b"b issues order", {READ, "too_complex"}),
    "dates": (b"1/1/2021 " * 150_000, {READ, "too_complex"}),
    "numbers of texts": ("ເລກທີ 1/ກ ".encode() * 60_000, {READ, "too_complex"}),
    "bullets": ("".join(" " * (n % 60) + "• x\n" for n in range(11_000)).encode(), {READ, "too_complex"}),
    "letters": ("".join(f"{'abcdefghi'[n % 9]}) x\n" for n in range(11_000)).encode(), {READ, "too_complex"}),
    "articles at random": ("".join(f"Article {n * 7919 % 9973} x\n" for n in range(11_000)).encode(), {READ, "too_complex"}),
}  # fmt: skip
DOCX: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "bomb": (lambda: docx(p("1. a"), {"word/media/x.xml": " " * 24_000_000}), {"bad_archive"}),
    "bomb of parts": (lambda: docx(p("a"), {f"word/{n}.xml": " " * 1_000_000 for n in range(60)}), {"bad_archive"}),
    "bomb in the body": (lambda: docx(p("a " * 9_000_000)), {"bad_archive"}),
    "lying small": (partial(lying, 10), {"bad_archive"}),
    "lying large": (partial(lying, 0x7FFFFFFF), {"bad_archive"}),
    "too many parts": (lambda: docx(p("a"), {f"word/{n}.xml": "<a/>" for n in range(2001)}), {"bad_archive"}),
    "climbing": (lambda: docx(p("a"), {"../../x.xml": "<a/>"}), {"bad_archive"}),
    "climbing backwards": (lambda: docx(p("a"), {"..\\x.xml": "<a/>"}), {"bad_archive"}),
    "from the root": (lambda: docx(p("a"), {"/etc/x.xml": "<a/>"}), {"bad_archive"}),
    "a drive": (lambda: docx(p("a"), {"C:x.xml": "<a/>"}), {"bad_archive"}),
    "a link": (linked, {"bad_archive"}),
    "two names": (doubled, {"bad_archive"}),
    "locked": (flagged, {"encrypted"}),
    "a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, {"encrypted"}),
    "an old file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000, {"unsupported_format"}),
    "half": (lambda: docx(p("1. a"))[:300], {"bad_archive"}),
    "without its end": (lambda: docx(p("1. a"))[:-22], {"bad_archive"}),
    "another zip": (lambda: zipped({"readme.txt": "1. a"}), {"unsupported_format"}),
    "an odt inside": (lambda: build.odt("<text:p>1. a</text:p>"), {"wrong_extension"}),
    "another packing": (lambda: zipped({"word/document.xml": "<a/>"}, method=zipfile.ZIP_LZMA), {"bad_archive"}),
    "laughs": (lambda: docx("", {"word/document.xml": BILLION}), {"dtd_forbidden"}),
    "outer entity": (lambda: docx(p("a"), {"word/styles.xml": OUTER}), {"dtd_forbidden"}),
    "remote dtd": (lambda: docx(p("a"), {"docProps/app.xml": REMOTE}), {"dtd_forbidden"}),
    "dtd in utf-16": (lambda: docx(p("a"), {"word/styles.xml": REMOTE.encode("utf-16")}), {"dtd_forbidden"}),
    "broken": (lambda: docx("<w:p><w:r>"), {"bad_archive"}),
    "nested paragraphs": (lambda: docx(nested(5000, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", p("a"))), {"bad_archive"}),
    "nested runs": (lambda: docx("<w:p>" + nested(200, "<w:smartTag>", "</w:smartTag>", "<w:r><w:t>1. a</w:t></w:r>") + "</w:p>"), {READ, "too_complex", "bad_archive"}),
    "nested tables": (lambda: docx(nested(60, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("a"))), {"too_complex"}),
    "a huge table": (lambda: docx("<w:tbl>" + ROWS * 4000 + "</w:tbl>"), {READ, "too_complex", "bad_archive"}),
    "a hundred thousand paragraphs": (lambda: docx("".join(p(f"{n}. a") for n in range(100_000))), {"too_complex", "bad_archive"}),
    "numbers in circles": (lambda: docx(listed("a", number=9), {"word/numbering.xml": part("numbering", '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>')}), {READ}),
    "a number of no size": (lambda: docx(listed("a"), {"word/numbering.xml": part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999999"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')}), {READ, "too_complex", "bad_archive"}),
    "a number that is none": (lambda: docx(listed("a"), {"word/numbering.xml": part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')}), {"bad_archive"}),
    "styles in circles": (lambda: docx(p("1. a", '<w:pStyle w:val="a"/>'), {"word/styles.xml": CYCLE}), {READ}),
    "styles without end": (lambda: docx(p("1. a", '<w:pStyle w:val="s0"/>'), {"word/styles.xml": LONG}), {READ, "too_complex"}),
    "macros": (lambda: docx(p("1. a"), {"word/vbaProject.bin": b"x"}), {"active_content"}),
    "an object": (lambda: docx(p("1. a"), {"word/embeddings/o.bin": b"x"}), {"active_content"}),
    "activex": (lambda: docx(p("1. a"), {"word/activeX/a.xml": "<a/>"}), {"active_content"}),
    "a remote picture": (lambda: docx(p("1. a"), relations=relation("image")), {"active_content"}),
    "a remote template": (lambda: docx(p("1. a"), relations=relation("attachedTemplate")), {"active_content"}),
    "a sub-document": (lambda: docx(p("1. a"), relations=relation("subDocument", outside=False)), {"active_content"}),
    "a field that fetches": (lambda: docx('<w:p><w:r><w:instrText> DDEAUTO c:\\\\x</w:instrText></w:r></w:p>'), {"active_content"}),
    "insertions": (lambda: docx(f'<w:p><w:ins w:id="1">{p("x")}</w:ins></w:p>' * 500), {"unaccepted_changes"}),
    "a move": (lambda: docx('<w:p><w:moveFrom w:id="1"/></w:p>'), {"unaccepted_changes"}),
    "turned letters": (lambda: docx(p("1. a\u202eb")), {"bad_character"}),
    "only pictures": (lambda: docx(p("")), {"no_text_layer"}),
}  # fmt: skip
ODT: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "bomb": (lambda: build.odt("<text:p>a</text:p>", more={"x.xml": " " * 24_000_000}), {"bad_archive"}),
    "spaces without end": (lambda: build.odt('<text:p>1. a<text:s text:c="999999999"/>b</text:p>'), {READ}),
    "repeated cells": (lambda: build.odt('<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>'), {READ}),
    "nested lists": (lambda: build.odt(nested(2000, "<text:list><text:list-item>", "</text:list-item></text:list>", "<text:p>a</text:p>")), {"too_complex", "bad_archive"}),
    "nested spans": (lambda: build.odt("<text:p>" + nested(200, "<text:span>", "</text:span>", "a") + "</text:p>"), {"too_complex"}),
    "styles in circles": (lambda: build.odt('<text:p text:style-name="a">1. a</text:p>', ODT_CYCLE), {READ}),
    "laughs": (lambda: build.odt("<text:p>a</text:p>", more={"settings.xml": BILLION}), {"dtd_forbidden"}),
    "macros": (lambda: build.odt("<text:p>a</text:p>", more={"Basic/Standard/x.xml": "<a/>"}), {"active_content"}),
    "a remote picture": (lambda: build.odt('<text:p><draw:image xlink:href="http://192.0.2.1/x"/></text:p>'), {"active_content"}),
    "an object": (lambda: build.odt("<text:p>a</text:p>", more={"Object 1/content.xml": "<a/>"}), {"active_content"}),
    "locked": (lambda: build.odt("<text:p>a</text:p>", more={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), {"encrypted"}),
    "changes": (lambda: build.odt("<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>a</text:p>"), {"unaccepted_changes"}),
    "a sheet": (lambda: zipped({"content.xml": "<a/>"}), {"unsupported_format"}),
    "a word file inside": (lambda: docx(p("1. a")), {"wrong_extension"}),
}  # fmt: skip
HTML: dict[str, tuple[bytes, set[str]]] = {
    "entities": (f"<!DOCTYPE html [{LAUGHS}]><p>&l9;".encode(), {"dtd_forbidden"}),
    "deep": (b"<div>" * 100_000 + b"1. a", {"too_complex", "no_text_layer", READ}),
    "deep lists": (b"<ol><li>" * 20_000 + b"a", {"too_complex", "no_text_layer", READ}),
    "deep tables": (b"<table><tr><td>" * 2_000 + b"a", {"too_complex", "no_text_layer", READ}),
    "a frame": (b"<p>1. a<iframe src='http://192.0.2.1/'></iframe>", {"active_content"}),
    "an object": (b"<p>1. a<object data='x'></object>", {"active_content"}),
    "a refresh": (b"<meta http-equiv=refresh content='0;url=//192.0.2.1'><p>1. a", {"active_content"}),
    "only a script": (b"<script>document.write('1. a')</script>", {"no_text_layer"}),
    "a hidden override": (b"<p>1. a&#8238;b", {"bad_character"}),
    "a hidden nul": (b"<p>1. a&#0;b", {"bad_character", "wrong_encoding", READ}),
    "changes": (b"<p>1. <ins>a</ins>", {"unaccepted_changes"}),
    "a lying charset": (b"<meta charset='no-such-thing'><p>1. a", {"wrong_encoding"}),
    "numbers of no size": (b"<ol start=99999999999999999999><li>a<li value=-99999999999>b</ol>", {READ}),
    "style without end": (b"<style>" + b"a{" * 300_000 + b"</style><p>1. a", {READ, "too_complex"}),
    "attributes without end": (b"<p " + b"a=b " * 200_000 + b">1. a", {READ, "too_complex", "no_text_layer"}),
    "a million words": (b"<p>" + b"<b>a</b> " * 150_000, {READ, "too_complex"}),
    "not html": (b"\x00\x01\x02\x03" * 100, {"bad_character"}),
}  # fmt: skip
MARKDOWN: dict[str, tuple[bytes, set[str]]] = {
    "quotes without end": (b">" * 50_000 + b" a", {READ, "too_complex", "no_text_layer"}),
    "brackets without end": (b"[" * 100_000 + b"a", {READ, "too_complex"}),
    "stars": (b"*a **b " * 100_000, {READ, "too_complex"}),
    "lists in lists": (b"".join(b" " * n + b"- a\n" for n in range(1500)), {READ, "too_complex"}),
    "a frame inside": (b"1. a\n\n<iframe src=x></iframe>\n", {"active_content"}),
}  # fmt: skip
PDF: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "plain": (lambda: page(WORDS), {READ}),
    "a script": (lambda: page(WORDS, catalogue=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>"), {"active_content"}),
    "a program": (lambda: page(WORDS, catalogue=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(x)>>>>"), {"active_content"}),
    "a file inside": (lambda: page(WORDS, catalogue=b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[]>>>>>>"), {"active_content"}),
    "a form that runs": (lambda: page(WORDS, catalogue=b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA[]>>>>"), {"active_content"}),
    "a picture": (lambda: page(b"0 0 595 842 re f"), {"no_text_layer"}),
    "pages in circles": (lambda: page(WORDS, pages=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), {"bad_archive", "no_text_layer"}),
    "a billion pages": (lambda: page(WORDS, pages=b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"), {"too_complex", "bad_archive", "no_text_layer", READ}),
    "a million marks": (lambda: page(WORDS + b"0 0 1 1 re f\n" * 400_000, packed=True), {READ, "too_complex"}),
    "a stream of 75 MB": (lambda: page(WORDS + b" " * 75_000_000, packed=True), {READ, "too_complex", "bad_archive", "no_text_layer"}),
    "letters without end": (lambda: page(b"BT /F 1 Tf 0 0 Td " + b"(abcdefghij) Tj " * 150_000 + b"ET", packed=True), {READ, "too_complex"}),
    "saves without end": (lambda: page(b"q " * 1_000_000 + WORDS, packed=True), {READ, "too_complex", "no_text_layer"}),
    "a form in itself": (lambda: page(b"/X Do " + WORDS, more=b"/XObject<</X 4 0 R>>"), {READ, "too_complex"}),
    "cut": (lambda: page(WORDS)[:200], {"bad_archive"}),
    "no pages": (lambda: pdf(b"<</Type/Catalog>>"), {"bad_archive", "no_text_layer"}),
    "rubbish": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, {"bad_archive"}),
    "a password": (lambda: pdf(CATALOGUE, PAGES, b"<</Type/Page/Parent 2 0 R>>", b"<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>", trailer=b"/Encrypt 4 0 R /ID[(a)(a)]"), {"encrypted"}),
    "letters of no meaning": (lambda: page(b"BT /F 12 Tf 72 700 Td (" + b"\\001\\002\\003\\004" * 20 + b") Tj ET"), {"legacy_font", "bad_character", "no_text_layer"}),
}  # fmt: skip
NAMES: dict[str, tuple[str, bytes, set[str]]] = {
    "a macro file": ("text.docm", b"PK\x03\x04", {"active_content"}),
    "a program": ("text.exe", b"MZ" + b"\x00" * 100, {"unsupported_format"}),
    "a picture as a text": ("text.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, {"wrong_extension"}),
    "a pdf as a word file": ("text.docx", b"%PDF-1.7\n", {"wrong_extension"}),
    "a text as a pdf": ("text.pdf", b"1. a\n", {"wrong_extension"}),
    "a text as a word file": ("text.docx", b"1. a\n", {"bad_archive"}),
    "rich text": ("text.rtf", b"{\\rtf1 a}", {"unsupported_format"}),
    "rich text as a text": ("text.txt", b"{\\rtf1 a}", {"wrong_extension"}),
    "a name that climbs": ("../../etc/passwd", b"1. a\n", {READ, "unsupported_format"}),
    "two endings": ("text.pdf.exe", b"%PDF-1.7", {"unsupported_format"}),
    "a packed file": ("text.txt", b"\x1f\x8b\x08" + b"\x00" * 50, {"wrong_extension"}),
}  # fmt: skip
FILES: dict[str, Made] = {
    **{f"txt: {name}": ("text.txt", partial(bytes, data), codes) for name, (data, codes) in TXT.items()},
    **{f"docx: {name}": ("text.docx", made, codes) for name, (made, codes) in DOCX.items()},
    **{f"odt: {name}": ("text.odt", made, codes) for name, (made, codes) in ODT.items()},
    **{f"html: {name}": ("text.html", partial(bytes, data), codes) for name, (data, codes) in HTML.items()},
    **{f"md: {name}": ("text.md", partial(bytes, data), codes) for name, (data, codes) in MARKDOWN.items()},
    **{f"pdf: {name}": ("text.pdf", made, codes) for name, (made, codes) in PDF.items()},
    **{f"name: {name}": (called, partial(bytes, data), codes) for name, (called, data, codes) in NAMES.items()},
}  # fmt: skip
