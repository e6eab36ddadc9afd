"""Markdown: what it would look like as a page; a line and a number stay as the writer typed them."""

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from suffuse.directive.readers import html, plain
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer

_NOTE = re.compile(r"^\[\^([\w-]{1,40})\]:[ \t]*(.+(?:\n(?:[ \t]{2,}).+)*)", re.MULTILINE)
_HEADED = re.compile(r"^(?:#{1,6}[ \t]|=+[ \t]*$)", re.MULTILINE)
_LIST = 2
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class _Renderer(RendererHTML):
    """
    Renders a list with the very signs that were typed: 1. or 1), - or +, and the numbers.

    A page would count 1, 2, 3 whatever was typed; but in an official text a 4 after a 2 is a 4. Only
    a list whose entries all bear the same number is counted, as its writer meant it.
    """

    def ordered_list_open(
        self, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]
    ) -> str:
        """Write the start of a numbered list."""
        tokens[at].attrSet("data-close", tokens[at].markup)
        entries = _entries(tokens, at)
        if len({entry.info for entry in entries}) > 1:
            for entry in entries:
                entry.attrSet("value", entry.info)
        return self.renderToken(tokens, at, options, env)

    def bullet_list_open(
        self, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]
    ) -> str:
        """Write the start of a list with bullets."""
        tokens[at].attrSet("data-sign", tokens[at].markup)
        return self.renderToken(tokens, at, options, env)


def _entries(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the entries of the list that opens here, without those of lists inside it."""
    found: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.level <= tokens[at].level:
            break
        if token.type == "list_item_open" and token.level == tokens[at].level + 1:
            found.append(token)
    return found


def read(data: bytes) -> Layer:
    """
    Return a Markdown text's text layer.

    :raises Unreadable: as plain text and HTML are refused, since it may hold either
    """
    if len(data) > plain.MOST_BYTES:
        raise Unreadable("too_large", most=plain.MOST_BYTES // 1_000_000)
    text = plain.decode(data).replace("\r\n", "\n").replace("\r", "\n")
    plain.measure(text)
    plain.trust(text)
    if not text.strip():
        raise Unreadable("empty")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    notes = [f"{name} {words}" for name, words in _NOTE.findall(body)]
    parser = MarkdownIt("commonmark", {"breaks": True}, renderer_cls=_Renderer).enable("table")
    if not _HEADED.search(body):
        parser.disable(
            "lheading"
        )  # dashes below a line are a letterhead's rule, and make no heading
    page = parser.render(_NOTE.sub("", body))
    said = [("other", front[1])] if front else []
    found = html.read_text(page, beside=(*said, *(("footnote", one) for one in notes)))
    # The outermost list of a text stands where its paragraphs stand.
    hints = tuple(replace(hint, indent=max(0, hint.indent - _LIST)) for hint in found.hints)
    return replace(found, hints=hints)
