"""
Lao letters for a machine: when two spellings are one word, and where a syllable ends.

Lao is written without spaces between words, and one word may be typed in several ways that look the
same on paper. What is compared and searched is therefore a *folded* copy; what a person typed is
what is kept and shown.
"""

import re
import unicodedata
from functools import lru_cache

_CONSONANTS = "ກຂຄຆງຈຉຊຌຍຎຏຐຑຒຓດຕຖທຘນບປຜຝພຟຠມຢຣລວຨຩສຫຬອຮໜໝໞໟ"
_TONES = "່້໊໋"
_SILENT = "໌"
_ABOVE = "ັິີຶືົຸູ"
_MARKS = "ຼ" + _ABOVE + "ໍ" + _TONES + _SILENT + "໎"
_RANK = {mark: rank for rank, mark in enumerate(_MARKS)}

_RUN_OF_MARKS = re.compile(f"[{_MARKS}]{{2,}}")
_AM = re.compile(f"ໍ([{_TONES}]?)າ")
_ANY_AM = re.compile(f"(?:ໍ(?P<tone>[{_TONES}]?)າ|\u0e4d(?P<thai>[\u0e48-\u0e4b]?)\u0e32)")
# What Unicode calls format characters (Cf): joiners, marks of direction, soft hyphens, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_TYPED = re.compile(
    "(?s:.)[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4d\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*[\u0e32\u0eb2]?"
)
_ONE_WORD_TWO_WAYS = (("ເເ", "ແ"), ("ຫນ", "ໜ"), ("ຫມ", "ໝ"), ("ຫລ", "ຫຼ"))
_FOREIGN_DIGIT = re.compile("[໐-໙๐-๙]")
_DIGITS = str.maketrans("໐໑໒໓໔໕໖໗໘໙๐๑๒๓๔๕๖๗๘๙", "0123456789" * 2)


_MOST_DIGITS = 18


def digits(text: str) -> str:
    """Write Lao and Thai digits as 0–9; every character keeps its place."""
    return text.translate(_DIGITS) if _FOREIGN_DIGIT.search(text) else text


def whole_number(typed: str) -> int | None:
    """
    Return the number that somebody typed in any of the digits read here, or None where it is none.

    Signs, points and underscores are no digits; what has more than 18 fits into no id and no count.
    """
    text = digits(typed).strip()
    plain = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None


def composed(text: str) -> str:
    """
    Return text with each letter in one piece, for reading by rules; what it looks like stays the same.

    Accents join their letters (NFC), and a Lao or Thai am that was typed as a ring and an aa is one am.
    """
    for _ in range(4):  # joining an am may bring marks together that NFC then orders
        once = _ANY_AM.sub(_am, unicodedata.normalize("NFC", text))
        if once == text:
            break
        text = once
    return text


def composed_places(text: str) -> tuple[str, list[int]]:
    """Return the composed text, and for each of its letters, and its end, the place in the text as typed."""
    if composed(text) == text:
        return text, list(range(len(text) + 1))
    pieces, places = [], []
    for match in _TYPED.finditer(text):
        piece = composed(match[0])
        pieces.append(piece)
        places += [match.start()] * len(piece)
    whole = "".join(pieces)
    return whole, [*places, len(text)]


def _am(match: re.Match[str]) -> str:
    return f"{match['tone']}ຳ" if match["thai"] is None else f"{match['thai']}ำ"


def fold(text: str) -> str:
    """
    Return the form in which spellings of one word are equal; for comparing, never for keeping.

    Unifies what Unicode leaves apart: ນ້ຳ and ນໍ້າ, ແ and ເເ, ໜ and ຫນ, ໝ and ຫມ, ຫຼ and ຫລ, the
    order of marks on one letter, invisible characters, letter case, runs of spaces, and digits.
    """
    for _ in range(4):
        once = _fold_once(text)
        if once == text:
            break
        text = once
    return text


def _fold_once(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    text = digits(unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFKC", text)
    text = _RUN_OF_MARKS.sub(lambda run: "".join(sorted(run[0], key=_RANK.__getitem__)), text)
    text = _AM.sub(r"\1ຳ", text)
    for typed, meant in _ONE_WORD_TWO_WAYS:
        text = text.replace(typed, meant)
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def _tells(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


# The same clauses and names of units are compared again and again; the answer never changes.
@lru_cache(maxsize=4096)
def match_key(text: str) -> str:
    """
    Return the key by which two names are the same name: folded, letters and digits only.

    For comparison only, never stored as the text. A name made of nothing but signs keeps them.
    """
    folded = fold(text)
    letters = "".join(filter(_tells, folded))
    if not letters or letters == folded:
        return folded
    return match_key(letters)  # a mark that lost the sign it stood on may now join a letter


_ONSET = f"(?:ຫ[ງຍວຣ](?=[{_ABOVE}ໍ{_TONES}ະາຳຽອວ])|[{_CONSONANTS}]ຼ?|[ກຂຄງຈຊສຕຖທປພ][ວຣລ])"
_T = f"[{_TONES}]?"
_FINAL = f"[ກງຍດນບມວຣລຈຊສຕທຟພຄຂ]{_SILENT}?"
_END = f"(?:{_FINAL})?(?:[{_CONSONANTS}]{_SILENT})?"
_SYLLABLE = re.compile(
    "|".join(
        (
            f"ເ{_ONSET}[ິີັຶື]?{_T}[ອຍຽ]{_END}",  # ເກືອ ເມຍ ເຊື່ອມ
            f"ເ{_ONSET}ົ?{_T}າະ?",  # ເຮົາ ເກາະ
            f"[ເແໂ]{_ONSET}ັ?{_T}ະ",  # ແພະ
            f"ເ{_ONSET}[ັິີຶື]?{_T}{_END}",  # ເກິດ ເພງ
            f"[ແໂ]{_ONSET}ັ?{_T}{_END}",  # ແຂວງ ໂຄ
            f"[ໃໄ]{_ONSET}{_T}(?:ຍ)?{_END}",  # ໃໝ່ ໄທຍ
            f"{_ONSET}ົ{_T}ວະ?",  # ຕົວ
            f"{_ONSET}ັ?{_T}[ຽວອ]{_END}",  # ວຽກ ສວນ ກອງ
            f"{_ONSET}[ັິີຶືົຸູໍ]{_T}{_END}",  # ຮັບ ກິນ ຂໍ
            f"{_ONSET}ໍ{_T}",  # ຂໍ້
            f"{_ONSET}{_T}[ະຳ]",  # ຄະ ນ້ຳ
            f"{_ONSET}{_T}າ{_END}",  # ການ
        )
    )
)
_OPENERS = frozenset("ເແໂໃໄ" + _CONSONANTS)
_LONGEST = 10
_WORDS = re.compile(r"[\u0e80-\u0eff]+|[^\W_\u0e80-\u0eff]+(?:[\u0300-\u036f][^\W_]*)*")


def syllables(text: str) -> tuple[str, ...]:
    """
    Cut folded text into what is searched for: Lao syllables, other scripts' words, numbers.

    A run of Lao letters is cut into the fewest whole syllables that use up all of it, so that
    ບ້ານອອກ is ບ້ານ·ອອກ and not ບ້າ·ນອ·ອກ. What belongs to no syllable stands alone; nothing but
    spaces and signs is dropped.
    """
    found: list[str] = []
    for word in _WORDS.findall(fold(text)):
        found.extend(_cut(word) if "\u0e80" <= word[0] <= "\u0eff" else (word,))
    return tuple(found)


# Texts repeat themselves: most of their runs have been cut before.
@lru_cache(maxsize=32768)
def _cut(run: str) -> tuple[str, ...]:
    """Return the cheapest cutting of a Lao run: a syllable costs 1, a stray letter 10."""
    best: list[tuple[int, int]] = [(0, len(run))] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        best[start] = min((cost + best[end][0], -end) for end, cost in _ends(run, start))
        best[start] = (best[start][0], -best[start][1])
    pieces, at = [], 0
    while at < len(run):
        pieces.append(run[at : best[at][1]])
        at = best[at][1]
    return tuple(pieces)


def _ends(run: str, start: int) -> list[tuple[int, int]]:
    """Return every place where a piece that starts here may end, with its cost."""
    ends = [(start + 1, 10)]
    if run[start] in _OPENERS:
        furthest = min(len(run), start + _LONGEST)
        ends += [
            (end, 1)
            for end in range(start + 2, furthest + 1)
            if _SYLLABLE.fullmatch(run, start, end)
        ]
    return ends


_LEANS_BACK = frozenset(_MARKS + "ະາຳຽ")
_LEANS_ON = frozenset("ເແໂໃໄຫ")
_PHRASE = 0.6


def shortened(text: str, most: int) -> str:
    """
    Return text on one line of at most `most` signs; where some is left out it ends in "…".

    It is cut where a reader may pause: at a space if one stands in the last two fifths (Lao sets
    spaces between phrases), else between two syllables, never inside one.
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    room = most - 1
    space = flat.rfind(" ", 0, room + 1)
    at = space if space >= room * _PHRASE else max(_pause(flat, room), space)
    return flat[: at if at > 0 else room].rstrip(" ,;:·(–—-") + "…"


def _pause(flat: str, room: int) -> int:
    """Return the last place within `room` between two syllables or after a word; 0 if there is none."""
    last = 0
    for word in _WORDS.finditer(flat):
        pieces = _cut(word[0]) if "\u0e80" <= word[0][0] <= "\u0eff" else (word[0],)
        at = word.start()
        for piece in pieces:
            at += len(piece)
            if at > room:
                return last
            if flat[at : at + 1] not in _LEANS_BACK and flat[at - 1] not in _LEANS_ON:
                last = at
    return last
