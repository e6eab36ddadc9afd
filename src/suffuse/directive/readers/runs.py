"""The words of one Word paragraph, and apart from them what its reader could not see."""

from collections.abc import Iterator, Mapping

from lxml import etree

from suffuse.directive.readers.numbering import W
from suffuse.directive.readers.styles import Style, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}ptab": "\t",
}
_SKIPPED = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}fldChar", f"{W}delText"}


def spoken(block: etree._Element, styles: Mapping[str, Style], hidden: list[str]) -> str:
    """
    Return a paragraph's visible words.

    :param hidden: gets what is hidden, white on white, or in a text box, each with its paragraph
    """
    seen: list[str] = []
    unseen: list[str] = []
    for text, is_hidden in _walk(block, styles, False):
        (unseen if is_hidden else seen).append(text)
    if "".join(unseen).strip():
        hidden.append("".join(unseen))
    for box in _boxes(block):
        words = "\n".join(spoken(one, styles, hidden) for one in box.iterchildren(f"{W}p"))
        if words.strip():
            hidden.append(words)
    return "".join(seen)


def _walk(
    element: etree._Element, styles: Mapping[str, Style], is_hidden: bool
) -> Iterator[tuple[str, bool]]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{W}txbxContent":
            continue
        if tag in {f"{W}t", _MATH}:
            yield child.text or "", is_hidden
        elif tag in _PLAIN:
            yield _PLAIN[tag], is_hidden
        elif tag == f"{W}sym":
            yield _symbol(child), is_hidden
        elif tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            yield from _walk(chosen if chosen is not None else child, styles, is_hidden)
        else:
            unseen = is_hidden or (tag == f"{W}r" and _unseen(child, styles))
            yield from _walk(child, styles, unseen)


def _symbol(child: etree._Element) -> str:
    code = child.get(f"{W}char", "")
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def _unseen(run: etree._Element, styles: Mapping[str, Style]) -> bool:
    """Tell whether a run is hidden, by itself or by its style, or white on nothing but white."""
    said = run.find(f"{W}rPr")
    if said is None:
        return False
    vanish = said.find(f"{W}vanish")
    named = said.find(f"{W}rStyle")
    style = styles.get(named.get(f"{W}val", ""), Style()) if named is not None else Style()
    colour = said.find(f"{W}color")
    ground = said.find(f"{W}shd") is not None or said.find(f"{W}highlight") is not None
    white = colour is not None and colour.get(f"{W}val", "").upper() == "FFFFFF" and not ground
    return white or (is_on(vanish) if vanish is not None else style.hidden)


def is_bold(block: etree._Element) -> bool:
    """Tell whether every visible word of a paragraph is set bold where it stands."""
    words = [
        run for run in block.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))
    ]
    return bool(words) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in words)


def _boxes(block: etree._Element) -> Iterator[etree._Element]:
    """Return the paragraph's text boxes, each once: Word stores a second copy for its older self."""
    for box in block.iter(f"{W}txbxContent"):
        above = [parent.tag for parent in box.iterancestors()]
        nested = f"{W}txbxContent" in above[: above.index(f"{W}p")] if f"{W}p" in above else False
        outer = next((p for p in box.iterancestors(f"{W}p")), None)
        if f"{_MC}Fallback" not in above and outer is block and not nested:
            yield box
