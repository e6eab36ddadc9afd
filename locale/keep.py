"""
Keep the catalogues: collect every sentence the code says, and compile what has been translated.

Each room has one sheet a language, `locale/lo/<room>.po`, so that a reader can correct its words in
one place; `outside.po` holds the sentences of the libraries that people get to see. All sheets of a
language are compiled into one `src/suffuse/locale/<language>/LC_MESSAGES/django.mo`.

    python locale/keep.py            collect, fill in what another sheet already says, compile
    python locale/keep.py --check    change nothing; say what is missing, and exit with 1 if anything is
"""

import ast
import fcntl
import re
import sys
from collections import defaultdict
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "src" / "suffuse"
KEYWORDS = {
    "gettext",
    "gettext_lazy",
    "_",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(
    rf"\b(_|gettext|ngettext|pgettext)\(\s*({STRING})(?:\s*,\s*({STRING}))?", re.DOTALL
)
Message = tuple[str | None, str | tuple[str, str]]  # context, one sentence or singular and plural
PLURALS = {"lo": (1, "0"), "en": (2, "(n != 1)")}
OUTSIDE = "outside"


def in_python(path: Path) -> list[Message]:
    found: list[Message] = []
    for _, function, words, _ in extract_python(
        BytesIO(path.read_bytes()), KEYWORDS, [], {"encoding": "utf-8"}
    ):
        texts = list(words) if isinstance(words, (list, tuple)) else [words]
        if function.startswith("ng") and all(texts[:2]):
            found.append((None, (texts[0], texts[1])))
        elif function.startswith("pg") and all(texts[:2]):
            found.append((texts[0], texts[1]))
        elif texts[0] and not function.startswith(("ng", "pg")):
            found.append((None, texts[0]))
    return found


def in_template(path: Path) -> list[Message]:
    found: list[Message] = []
    for function, first, second in CALL.findall(templatize(path.read_text(), origin=str(path))):
        one, two = ast.literal_eval(first), ast.literal_eval(second) if second else ""
        if function == "ngettext":
            found.append((None, (one, two)))
        elif function == "pgettext":
            found.append((one, two))
        else:
            found.append((None, one))
    return found


def said() -> dict[str, list[Message]]:
    """Return every message the code says, by the room that says it."""
    found: dict[str, list[Message]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if path.suffix == ".py" and "migrations" not in path.parts:
            found[room] += in_python(path)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            found[room] += in_template(path)
    return {room: list(dict.fromkeys(messages)) for room, messages in found.items() if messages}


def sheet(language: str, room: str) -> Catalog:
    path = HERE / language / f"{room}.po"
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language)
    return Catalog(locale=language)


def filled(language: str, message: Message, old: Catalog, others: list[Catalog]) -> object:
    context, text = message
    key = text[0] if isinstance(text, tuple) else text
    for catalogue in (old, *others):
        known = catalogue.get(key, context)
        if (
            known
            and known.string
            and any(known.string if isinstance(known.string, tuple) else [known.string])
        ):
            return known.string
    return text if language == "en" else ""


def collect(language: str, found: dict[str, list[Message]]) -> dict[str, Catalog]:
    old = {room: sheet(language, room) for room in [*found, OUTSIDE]}
    new: dict[str, Catalog] = {OUTSIDE: old[OUTSIDE]}
    for room, messages in found.items():
        fresh = Catalog(locale=language, project="Suffuse", fuzzy=False, header_comment="# Suffuse")
        for context, text in messages:
            words = filled(language, (context, text), old[room], list(old.values()))
            if isinstance(text, tuple):
                count = PLURALS[language][0]
                words = tuple(words)[:count] if isinstance(words, tuple) else (str(words),) * count
            elif isinstance(words, tuple):
                words = words[0]
            fresh.add(text, words, context=context)
        new[room] = fresh
    return new


def write(language: str, sheets: dict[str, Catalog]) -> None:
    whole = Catalog(locale=language, project="Suffuse", fuzzy=False)
    for room, catalogue in sheets.items():
        for message in catalogue:
            if message.id:
                whole.add(message.id, message.string, context=message.context)
        buffer = BytesIO()
        write_po(buffer, catalogue, omit_header=False, sort_output=True, no_location=True, width=0)
        # The day of writing says nothing and makes every change look larger than it is.
        body = re.sub(rb'"(POT-Creation|PO-Revision)-Date:[^"]*"\n', b"", buffer.getvalue())
        body = re.sub(
            rb'"(Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To):[^"]*"\n',
            b"",
            body,
        )
        target = HERE / language / f"{room}.po"
        if not target.exists() or target.read_bytes() != body:
            target.write_bytes(body)
    compiled = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_mo(buffer, whole)
    if not compiled.exists() or compiled.read_bytes() != buffer.getvalue():
        compiled.write_bytes(buffer.getvalue())


def missing(language: str, found: dict[str, list[Message]]) -> list[str]:
    """Return every sentence that a sheet lacks or has no words for."""
    lacks = []
    for room, messages in found.items():
        catalogue = sheet(language, room)
        for context, text in messages:
            known = catalogue.get(text[0] if isinstance(text, tuple) else text, context)
            words = known.string if known else ""
            if not all(words if isinstance(words, tuple) else [words]):
                lacks.append(f"{language}/{room}.po: {text!r}")
    return lacks


def main() -> int:
    settings.configured or settings.configure(USE_I18N=True)
    with (HERE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = said()
        if "--check" not in sys.argv:
            for language in PLURALS:
                write(language, collect(language, found))
        lacks = [line for language in PLURALS for line in missing(language, found)]
    print("\n".join(lacks) or "Every sentence stands in both catalogues.")
    return 1 if lacks and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
