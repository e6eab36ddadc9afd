import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from suffuse.comprehension.rules import (
    Draft,
    Marks,
    Share,
    Verdict,
    breaches,
    gain,
    misfits,
    order,
    releasable,
    verdict,
    wilson,
)
from suffuse.language.rules import Words

GOOD = Draft(
    "I.1",
    "A",
    Words("ຕ້ອງລ້າງມືຈັກໂອກາດ?", "At how many moments are hands cleaned?"),
    (Words("ຫ້າ", "Five"), Words("ສອງ", "Two"), Words("ສາມ", "Three")),
    0,
)


def codes(draft):
    return [fault.code for fault in breaches(draft)]


def test_a_question_on_the_text_is_lawful():
    """What the text says may be asked."""
    assert codes(GOOD) == []


OPINIONS_EN = [
    "Do you agree with the guidance?",
    "How strongly do you support the resolution?",
    "Do you believe in the party's line?",
    "What is your opinion of clause 4?",
    "Are you satisfied with the leadership?",
    "Would you report a colleague who disagrees?",
    "Which leader do you trust most?",
    "How loyal is a good member?",
    "Who supports the policy?",
    "Everyone agrees with the directive, agree?",
    "Is this a wise policy?",
    "Will you follow the directive?",
    "I support the resolution: yes or no?",
    "What are your feelings about the new rules?",
    "Should you oppose the board?",
    "Do you have confidence in the government?",
    "How proud are people of the guidance?",
    "In my opinion the guidance is",
    "Which religion is yours?",
    "Are you willing to give your life?",
]
OPINIONS_LO = [
    "ທ່ານເຫັນດີກັບຄຳແນະນຳບໍ?",
    "ສະຫາຍຄິດແນວໃດຕໍ່ມະຕິ?",
    "ເຈົ້າສະໜັບສະໜູນນະໂຍບາຍນີ້ບໍ?",
    "ພະນັກງານເຊື່ອໝັ້ນຕໍ່ການນຳຫຼາຍປານໃດ?",
    "ຄວາມຄິດເຫັນຂອງສະຫາຍຕໍ່ຂໍ້ 4 ແມ່ນຫຍັງ?",
    "ຂ້າພະເຈົ້າເຫັນພ້ອມກັບມະຕິ",
    "ໃຜຈົງຮັກພັກດີທີ່ສຸດ?",
    "ພໍໃຈກັບຄະນະນຳບໍ່?",
    "ຮູ້ສຶກແນວໃດຕໍ່ຄຳແນະນຳ?",
    "ໃຜຄັດຄ້ານມະຕິ?",
    "ເຫັນ ດີ ຫຼື ບໍ່?",
    "ເຫັນ\u200bດີບໍ?",
    "ສະຫນັບສະຫນູນມະຕິບໍ່?",
    "ທັດສະນະຂອງພະນັກງານຕໍ່ການນຳແມ່ນແນວໃດ?",
    "ໄວ້ວາງໃຈຜູ້ໃດຫຼາຍກວ່າ?",
    "ຄຳເຫັນຂອງຕົນຕໍ່ລະບຽບໃໝ່?",
    "ຊື່ສັດຕໍ່ໃຜ?",
    "ຍິນຍອມບໍ່?",
    "ພວກເຮົາເຫັນວ່າດີບໍ?",
    "ຂ້ອຍຍອມຮັບບໍ່?",
]


@pytest.mark.parametrize("asked", OPINIONS_EN)
def test_an_opinion_cannot_be_asked_in_english(asked):
    """A check bent into a loyalty test is refused before it can be answered."""
    assert "opinion" in codes(replace(GOOD, stem=Words(GOOD.stem.lo, asked)))


@pytest.mark.parametrize("asked", OPINIONS_LO)
def test_an_opinion_cannot_be_asked_in_lao(asked):
    """Spaces, invisible signs and other spellings hide nothing."""
    assert "opinion" in codes(replace(GOOD, stem=Words(asked, "")))


@pytest.mark.parametrize(
    "step",
    [
        "Agree",
        "strongly disagree",
        "Neutral",
        "No opinion",
        "Very good",
        "Don't know",
        "ເຫັນດີ",
        "ບໍ່ເຫັນດີ",
        "ເປັນກາງ",
        "ພໍໃຈ",
    ],
)
def test_a_scale_is_no_answer_about_a_text(step):
    """No Likert scale, in either language: the opinion has nowhere to be stored."""
    choices = (*GOOD.choices, Words("ອື່ນ" if step.isascii() else step, step))
    assert {"scale", "opinion"} & set(codes(replace(GOOD, choices=choices)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"clause_key": " "}, "no_clause"),
        ({"form": "C"}, "unknown_form"),
        ({"stem": Words("", "Which?")}, "no_question"),
        ({"stem": Words("ກ" * 501, "")}, "too_long"),
        ({"choices": (Words("ຫ້າ", "Five"),)}, "choice_count"),
        ({"choices": (Words("ຫ້າ", "Five"), Words("", ""))}, "choice_count"),
        ({"choices": tuple(Words(f"ຄຳຕອບ {n}", "") for n in range(7))}, "choice_count"),
        ({"choices": (Words("ໜອງ", "Pond"), Words("ຫນອງ", "Lake"))}, "choice_twice"),
        ({"right": 3}, "no_right_choice"),
        ({"right": -1}, "no_right_choice"),
    ],
)
def test_a_question_has_one_shape(change, code):
    """Fixed answers, one right, and a clause: there is no other kind of question."""
    assert code in codes(replace(GOOD, **change))


def test_what_the_text_itself_says_may_be_quoted():
    """A text that speaks of support can be asked about word for word, and in no other words."""
    asked = Words("ຂໍ້ໃດເວົ້າວ່າ «ໃຫ້ທຸກພາກສ່ວນສະໜັບສະໜູນວຽກງານ»?", "")
    quoting = replace(GOOD, stem=asked, source="ຂໍ້ 3 ໃຫ້ທຸກພາກສ່ວນສະໜັບສະໜູນວຽກງານ ນີ້.")
    assert codes(quoting) == []
    assert codes(replace(quoting, source="ຂໍ້ 3")) == ["opinion"]
    sly = replace(GOOD, stem=Words("ທ່ານ «ເຫັນດີ» ບໍ?", ""), source="ຫຼາຍຄົນ ເຫັນດີ ນຳ")
    assert codes(sly) == ["opinion"]


def test_the_questions_that_we_ship_are_lawful():
    """The linter must let through what it is meant to let through."""
    shipped = tomllib.loads(files("suffuse.demo").joinpath("sayings/items.toml").read_text("utf-8"))
    for item in shipped["item"]:
        choices = tuple(Words(**choice) for choice in item["choices"])
        assert codes(Draft(item["clause"], item["form"], Words(**item["ask"]), choices, 0)) == []


def test_choices_are_mixed_the_same_way_on_every_sheet():
    """Whoever writes items puts the right answer first; those who answer must not notice."""
    firsts = [order(seed, 4)[0] for seed in range(200)]
    assert order(7, 4) == order(7, 4)
    assert sorted(order(7, 6)) == list(range(6))
    assert all(30 <= firsts.count(place) <= 75 for place in range(4))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(right, of, low, high):
    """Held against figures that others have printed."""
    found = wilson(right, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_an_interval_never_leaves_the_possible():
    """All right of few is not surely all right of all."""
    assert (wilson(10, 10).high, wilson(0, 10).low) == (1.0, 0.0)
    assert wilson(10, 10).low < 0.75
    for wrong in [(1, 0), (3, 2), (-1, 2)]:
        with pytest.raises(ValueError, match=r"-?\d"):
            wilson(*wrong)


def test_nobody_answered_is_no_share():
    """Missing is never zero."""
    nobody = Share(0, 0)
    assert (nobody.value, nobody.interval, gain(nobody, Share(5, 10))) == (None, None, None)
    assert verdict(nobody) is Verdict.NOT_KNOWN


@pytest.mark.parametrize(
    ("share", "said"),
    [
        pytest.param(Share(40, 100), Verdict.TEACH_AGAIN, id="surely below the mark"),
        pytest.param(Share(5, 10), Verdict.LOOK_AGAIN, id="half of few says little"),
        pytest.param(Share(72, 100), Verdict.LOOK_AGAIN, id="the mark lies inside"),
        pytest.param(Share(90, 100), Verdict.UNDERSTOOD, id="surely above"),
    ],
)
def test_a_clause_is_taught_again_when_it_is_surely_not_understood(share, said):
    """The interval decides, not the share alone."""
    assert verdict(share) is said


def test_a_gain_is_sure_when_its_interval_leaves_out_nothing():
    """Newcombe's own example: 56/70 against 48/80 is a gain of 0.20 from 0.0524 to 0.3339."""
    found = gain(Share(48, 80), Share(56, 70))
    assert (round(found.points, 2), round(found.low, 4), round(found.high, 4)) == (
        0.2,
        0.0524,
        0.3339,
    )
    assert found.sure
    assert not gain(Share(5, 10), Share(6, 10)).sure


@pytest.mark.parametrize(
    ("right", "of", "codes"),
    [
        (12, 12, []),
        (0, 0, []),
        (13, 12, ["more_right_than_answered"]),
        (-1, 12, ["out_of_range"]),
        (1, 100_001, ["out_of_range"]),
    ],
)
def test_a_count_sheet_cannot_have_more_right_than_answered(right, of, codes):
    """A slip of the pen is found at once, not in a report."""
    assert list(misfits(Marks(1, right, of))) == codes


def test_figures_are_shown_of_closed_batches_of_ten():
    """Nine people are too few to hide in; an open batch may still change."""
    assert releasable(closed=True, of=10, least=10)
    assert not releasable(closed=True, of=9, least=10)
    assert not releasable(closed=False, of=10, least=10)
