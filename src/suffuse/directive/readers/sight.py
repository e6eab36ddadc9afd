"""What a reader of a web page cannot see, by the few words of style sheets that hide it."""

import re
from dataclasses import dataclass, field

from lxml import etree

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]*)\}")
_SIMPLE = re.compile(r"([.#]?)([\w-]+)")
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
_GROUND = re.compile(r"background", re.IGNORECASE)
_NO_SIGN = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NEVER_SHOWN = {"template", "noscript", "datalist"}


@dataclass(slots=True)
class Sight:
    """Which elements a page's own style sheet hides: by class, by id, by name."""

    hidden: set[tuple[str, str]] = field(default_factory=set)

    def read(self, sheet: str) -> None:
        """Take in one style sheet; only selectors of one word are understood."""
        for selectors, said in _RULE.findall(sheet):
            if _hides(said):
                for one in selectors.split(","):
                    if match := _SIMPLE.fullmatch(one.strip()):
                        self.hidden.add((match[1], match[2]))

    def hides(self, element: etree._Element) -> bool:
        """Tell whether an element, by itself, is not shown."""
        tag = str(element.tag)
        if tag in _NEVER_SHOWN or "hidden" in element.attrib or _hides(element.get("style", "")):
            return True
        named = [(".", one) for one in element.get("class", "").split()]
        return any(one in self.hidden for one in [*named, ("#", element.get("id", "")), ("", tag)])


def _hides(said: str) -> bool:
    return bool(_HIDES.search(said) or (_WHITE.search(said) and not _GROUND.search(said)))


def is_unmarked(element: etree._Element) -> bool:
    """Tell whether a list says that its entries show neither number nor bullet."""
    return bool(_NO_SIGN.search(element.get("style", "")))
