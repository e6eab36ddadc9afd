"""Numbers, shares and days are written as the reader of the page writes them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from suffuse.language.rules import Words
from suffuse.web import said
from tests import world


def page(text: str, **context: object) -> str:
    return Template("{% load suffuse %}" + text).render(Context(context))


@pytest.fixture(params=["en", "lo"])
def tongue(request):
    with translation.override(request.param):
        yield request.param


def test_what_is_missing_is_said_and_is_never_nought(tongue):
    """A zero that nobody counted would be a lie."""
    missing = said.number(None)
    assert missing == said.share(None) == said.day(None) == said.clock(None)
    assert missing != said.number(0)
    assert "0" not in missing


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (0.63, "63"), (1, "100"), (0.999, ">99"), (0.001, "<1"), (0.995, ">99")],
)
def test_only_all_is_all_and_only_none_is_none(value, written):
    """ "100 %" ends the work; it must not be said because of rounding."""
    with translation.override("en"):
        assert said.share(value) == f"{written}\u00a0%"


def test_numbers_are_grouped_as_their_language_does():
    with translation.override("en"):
        assert page("{{ n|number }}", n=351204) == "351,204"
    with translation.override("lo"):
        assert page("{{ n|number }}", n=351204) == "351.204"


def test_days_are_written_in_the_language_of_the_page():
    on = date(2021, 6, 14)
    with translation.override("en"):
        assert page("{{ d|day }}; {{ d|day:'short' }}; {{ d|lao_date }}", d=on) == (
            "14 June 2021; 14 Jun; 14 ມິຖຸນາ 2021"
        )
    with translation.override("lo"):
        assert page("{{ d|day }}", d=on) == "14 ມິຖຸນາ 2021"


@pytest.mark.parametrize(
    ("last", "written"),
    [
        (date(2021, 6, 14), "14 June 2021"),
        (date(2021, 6, 18), "14–18 June 2021"),
        (date(2021, 7, 2), "14 June – 2 July 2021"),
        (date(2022, 7, 2), "14 June 2021 – 2 July 2022"),
        (None, "14 June 2021"),
    ],
)
def test_a_span_says_nothing_twice(last, written):
    with translation.override("en"):
        assert said.span(date(2021, 6, 14), last) == written


def test_a_moment_is_told_by_the_clock_on_the_wall():
    """Stored times are in UTC; a session at 08:30 in Vientiane must read 08:30."""
    with translation.override("en"):
        assert said.moment(datetime(2027, 6, 14, 1, 30, tzinfo=UTC)) == "14 June 2027, 08:30"


def test_waiting_is_counted_in_days():
    with translation.override("en"):
        assert [said.days(n) for n in (0, 1, 12)] == ["today", "1 day", "12 days"]


def test_words_speak_the_language_of_the_page_and_lend_what_is_missing():
    both = Words(lo="ແຂວງ", en="Province")
    with translation.override("en"):
        assert page("{{ w|say }} {{ w|other }}", w=both) == "Province ແຂວງ"
        assert page("{{ w|say }}", w=Words(lo="ແຂວງ", en="")) == "ແຂວງ"
    with translation.override("lo"):
        assert page("{{ w|say }} {{ w|other }}", w=both) == "ແຂວງ Province"


def test_the_title_stands_in_the_tab_and_in_the_heading_once_each():
    """A block cannot be printed twice; `keep` holds it so that no page repeats its title."""
    text = "{% keep as t %} A &amp; <b>B</b>\n {% endkeep %}[{{ t|striptags|oneline }}][{{ t }}]"
    assert page(text) == "[A &amp; B][A &amp; <b>B</b>]"


def test_words_from_outside_are_escaped_in_every_picture():
    """A unit may be called anything; its name must never become a tag."""
    evil = '"><script>alert(1)</script>'
    drawn = page("{% soak 0.5 0.5 label=evil %}{% qr 'x' evil %}", evil=evil)
    assert "<script" not in drawn
    assert "&quot;&gt;&lt;script" in drawn


@pytest.mark.django_db
def test_a_clause_is_called_what_the_paper_calls_it_and_asking_costs_one_query(
    django_assert_num_queries,
):
    """Nobody looks for "6cb5456634e4" in a printed text."""
    world.edition()
    with django_assert_num_queries(1):
        assert page("{% clause 'I.1' %} {% clause 'I.1' %} {% clause 'gone' %}") == "I.1 I.1 gone"


def test_days_that_follow_each_other_are_said_as_a_span(tongue):
    """A row of ISO dates is for machines; a speaker is away from the seventh to the twelfth."""
    days = ["2026-09-08", "2026-09-07", "2026-09-09", "2026-10-03"]
    written = page("{{ days|spans }}", days=days)
    first, second = written.split(", ")
    assert first.startswith("7–9 ")
    assert second.startswith("3 ")
    assert ("September 2026" in first) is (tongue == "en")
    assert ("ກັນຍາ 2026" in first) is (tongue == "lo")
    assert page("{{ days|spans }}", days=[]) == ""


@pytest.mark.parametrize(
    ("text", "lang"), [("ນ້ຳປະປາ", "lo"), ("Dry tap", "en"), ("ນ້ຳປະປາ (tap)", "lo")]
)
def test_what_people_typed_says_in_which_language_it_is(tongue, text, lang):
    """A screen reader that reads Lao as English reads nothing at all."""
    assert page("{{ words|written_in }}", words=text) == lang
    assert page("{{ words|written_in }}", words="12/2026") == tongue


def test_pages_cut_lao_between_syllables():
    """The filter of the same name that Django brings cuts where it happens to be."""
    assert page("{{ words|truncatechars:15 }}", words="ຮັກສາສຸຂະພາບ ທຸກວັນ") == "ຮັກສາສຸຂະພາບ…"


@pytest.mark.parametrize(("change", "written"), [(26, "+26"), (-4, "−4"), (0, "0")])
def test_a_change_carries_its_sign(tongue, change, written):
    """ "Change 26" does not say whether it became more or less."""
    assert page("{{ change|signed }}", change=change) == written
    assert page("{{ change|signed }}", change=None) == said.number(None)
