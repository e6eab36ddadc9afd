"""
Neutral content for a text that the demonstration has never seen: questions made by matching words.

Nothing here understands the text. A question asks where a passage stands or how a clause begins;
findings and passages speak of clauses by their labels. It is said to be generated wherever shown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from suffuse.demo.content import (
    Body,
    Content,
    Direction,
    Finding,
    Measured,
    Passage,
    Piece,
    Question,
    shipped,
)
from suffuse.language.rules import Words

LONGEST_EXCERPT = 70
MOST_ASKED = 8
CHOICES = 4
BODIES = (
    Body(
        Words("ອົງການນຳທີໜຶ່ງ", "First leading body"),
        "001/ຈຳລອງ",
        Words("ຮັບຊາບບົດລາຍງານ.", "Takes note of the report."),
    ),
    Body(
        Words("ອົງການນຳທີສອງ", "Second leading body"),
        "002/ຈຳລອງ",
        Words(
            "ຮັບຊາບບົດລາຍງານ ແລະ ໃຫ້ສືບຕໍ່ກັບບ່ອນທີ່ຍັງບໍ່ທັນເຖິງ.",
            "Takes note of the report, and asks to go on with the places not yet reached.",
        ),
    ),
)


class TooFewClauses(Exception):
    """A text needs four different clauses before one can be told from the others."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause by its label, and how it begins."""

    label: str
    begins: str


def quoted(clauses: Sequence[tuple[str, str]]) -> tuple[Quoted, ...]:
    """Return the clauses, given as (label, words), whose label and beginning are theirs alone."""
    found = [Quoted(label, _excerpt(words)) for label, words in clauses if words.strip()]
    labels = Counter(one.label for one in found)
    begins = Counter(one.begins for one in found)
    return tuple(one for one in found if labels[one.label] == 1 and begins[one.begins] == 1)


def content(clauses: Sequence[tuple[str, str]]) -> Content:
    """
    Return content for any text, from its clauses as (label, words).

    :raises TooFewClauses: if fewer than four clauses can be told apart
    """
    known = quoted(clauses)
    if len(known) < CHOICES:
        raise TooFewClauses(len(known))
    asked = known[-MOST_ASKED:]
    labels = [one.label for one in asked]
    base = shipped()
    return replace(
        base,
        questions=tuple(
            question
            for place, one in enumerate(asked)
            for question in _questions(one, _others(known, one, place))
        ),
        findings=_findings(labels),
        measured=(_measured(labels[0]),),
        pieces=tuple(
            Piece(piece.channel, (labels[place % len(labels)],), _piece(labels, place), piece.reach)
            for place, piece in enumerate(base.pieces)
        ),
        passages=_passages(labels),
        bodies=BODIES,
        directions=_directions(labels),
    )


def _questions(one: Quoted, others: Sequence[Quoted]) -> tuple[Question, Question]:
    where = Words(f"ຂໍ້ໃດ ຂຶ້ນຕົ້ນວ່າ: «{one.begins}»?", f"Which clause begins: “{one.begins}”?")
    what = Words(f"ຂໍ້ {one.label} ຂຶ້ນຕົ້ນແນວໃດ?", f"How does clause {one.label} begin?")
    labels = tuple(Words(f"ຂໍ້ {it.label}", f"Clause {it.label}") for it in (one, *others))
    begins = tuple(Words(it.begins, it.begins) for it in (one, *others))
    return Question(one.label, "A", where, labels), Question(one.label, "B", what, begins)


def _others(known: Sequence[Quoted], one: Quoted, place: int) -> tuple[Quoted, ...]:
    rest = [it for it in known if it != one]
    return tuple(rest[(place + step) % len(rest)] for step in range(CHOICES - 1))


def _findings(labels: Sequence[str]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for place, label in enumerate(labels):
        if place % 3 == 0:
            say = Words(
                f"ວຽກຕາມຂໍ້ {label} ໄດ້ເຮັດເປັນປະຈຳແລ້ວ.",
                f"Work under clause {label} is already done regularly.",
            )
            found.append(Finding("strength", label, say, None))
        elif place % 3 == 1:
            say = Words(
                f"ວຽກຕາມຂໍ້ {label} ຍັງບໍ່ທັນສະໝ່ຳສະເໝີ.",
                f"Work under clause {label} is not yet steady.",
            )
            action = Words(
                f"ທົບທວນຂໍ້ {label} ໃນກອງປະຊຸມປະຈຳເດືອນ ແລະ ມອບຜູ້ຮັບຜິດຊອບ.",
                f"Review clause {label} at the monthly meeting and name who answers for it.",
            )
            found.append(Finding("weakness", label, say, action))
        else:
            say = Words(
                f"ຂໍ້ {label} ເຂົ້າໃຈງ່າຍຂຶ້ນ ເມື່ອມີຕົວຢ່າງຈາກວຽກຕົວຈິງ.",
                f"Clause {label} is easier to understand with examples from actual work.",
            )
            found.append(Finding("lesson", label, say, None))
    return tuple(found)


def _measured(label: str) -> Measured:
    name = Words(
        f"ສ່ວນຮ້ອຍຂອງວຽກຕາມຂໍ້ {label} ທີ່ເຮັດທັນກຳນົດ",
        f"Share of work under clause {label} done in time",
    )
    return Measured(label, name, "%", (35, 60), (55, 90))


def _piece(labels: Sequence[str], place: int) -> Words:
    label = labels[place % len(labels)]
    return Words(f"ເນື້ອໃນຂໍ້ {label}", f"The content of clause {label}")


def _passages(labels: Sequence[str]) -> tuple[Passage, ...]:  # long: the passages are the content
    first, last = labels[0], labels[-1]
    return (
        Passage(
            "reach",
            Words(
                "ໄດ້ຈັດຕັ້ງເຊື່ອມຊຶມເປັນຊຸດຕາມລະດັບ ແລະ ຮັກສາໄລຍະຫ່າງຕາມມາດຕະການ.",
                "The study was held in batches by level, keeping the distance that the measure asks.",
            ),
        ),
        Passage(
            "weaknesses",
            Words(
                f"ຂໍ້ {last} ຍັງເຂົ້າໃຈໜ້ອຍກວ່າຂໍ້ອື່ນ ຈຶ່ງວາງແຜນສອນຄືນ.",
                f"Clause {last} is understood less than others, so it will be taught again.",
            ),
        ),
        Passage(
            "lessons",
            Words(
                f"ຂໍ້ {first} ເຂົ້າໃຈໄດ້ດີ ເມື່ອຕິດພັນກັບວຽກຕົວຈິງ.",
                f"Clause {first} is well understood when it is tied to actual work.",
            ),
        ),
        Passage(
            "next",
            Words(
                "ສະເໜີຂັ້ນເທິງ ສະໜອງເອກະສານປະກອບ ແລະ ຕົວຢ່າງ.",
                "We ask the level above for supporting material and examples.",
            ),
        ),
    )


def _directions(labels: Sequence[str]) -> tuple[Direction, ...]:
    first, last = labels[0], labels[-1]
    return (
        Direction(
            (last,),
            Words(
                f"ໃຫ້ສອນຄືນຂໍ້ {last} ໃນກອງປະຊຸມປະຈຳເດືອນ ແລະ ລາຍງານຜົນ.",
                f"Teach clause {last} again at the monthly meeting, and report the result.",
            ),
        ),
        Direction(
            (first,),
            Words(
                "ໃຫ້ບ່ອນທີ່ຍັງມິດງຽບ ເປີດການເຊື່ອມຊຶມພາຍໃນສອງອາທິດ ໂດຍມີຂັ້ນເທິງລົງຊ່ວຍ.",
                "Places that are still silent shall open the study within two weeks, with the help of "
                "the level above.",
            ),
        ),
    )


def _excerpt(words: str) -> str:
    """Return how a clause begins: whole words as far as they go, Lao cut at a space if it can be."""
    plain = " ".join(words.split())
    if len(plain) <= LONGEST_EXCERPT:
        return plain
    cut = plain.rfind(" ", LONGEST_EXCERPT // 2, LONGEST_EXCERPT)
    return plain[: cut if cut > 0 else LONGEST_EXCERPT].rstrip(" ,;:") + " …"
