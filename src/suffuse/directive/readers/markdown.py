"""Markdown: what it would look like as a page; a line stays a line, as the writer typed it."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from suffuse.directive.readers import html, plain
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer

_NOTE = re.compile(r"^\[\^([\w-]{1,40})\]:[ \t]*(.+(?:\n(?:[ \t]{2,}).+)*)", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class _Renderer(RendererHTML):
    """Renders a list with the very sign that closes its numbers: 1. or 1)."""

    def ordered_list_open(
        self, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]
    ) -> str:
        """Write the start of a numbered list."""
        tokens[at].attrSet("data-close", tokens[at].markup)
        return self.renderToken(tokens, at, options, env)


def read(data: bytes) -> Layer:
    """
    Return a Markdown text's text layer.

    :raises Unreadable: as plain text and HTML are refused, since it may hold either
    """
    if len(data) > plain.MOST_BYTES:
        raise Unreadable("too_large", most=plain.MOST_BYTES // 1_000_000)
    text = plain.decode(data).replace("\r\n", "\n").replace("\r", "\n")
    plain.trust(text)
    if not text.strip():
        raise Unreadable("empty")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    notes = [f"{name} {words}" for name, words in _NOTE.findall(body)]
    parser = MarkdownIt("commonmark", {"breaks": True}, renderer_cls=_Renderer).enable("table")
    page = parser.render(_NOTE.sub("", body))
    said = [("other", front[1])] if front else []
    return html.read_text(page, beside=(*said, *(("footnote", one) for one in notes)))
