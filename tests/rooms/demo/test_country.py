"""The invented country must be believable, lawful as an import, and the same on every run."""

from collections import Counter

from suffuse.demo import country, people


def test_the_country_has_its_18_provinces_and_148_districts() -> None:
    """Real names, so that a reader sees their own tree."""
    kinds = Counter(place.kind for place in country.places())
    assert (kinds["province"], kinds["district"]) == (18, 148)


def test_there_are_about_1500_units_and_60000_people() -> None:
    """The size that the demonstration promises."""
    places = country.places()
    rows = list(people.headcount_rows(places))[1:]
    assert 1400 <= len(places) <= 1600
    assert 55_000 <= sum(int(row[3]) for row in rows) <= 65_000


def test_every_parent_comes_before_its_children_and_no_code_comes_twice() -> None:
    """One root, no cycle, no orphan."""
    known = {""}
    for place in country.places():
        assert place.parent in known
        assert place.code not in known
        known.add(place.code)
    assert sum(place.parent == "" for place in country.places()) == 1


def test_no_two_units_under_one_parent_bear_one_name() -> None:
    """The import would ask a person about each of them."""
    names = Counter((place.parent, place.name_lo) for place in country.places())
    assert max(names.values()) == 1


def test_the_same_seed_gives_the_same_country() -> None:
    """A picture in a manual stays true."""
    places = country.places()
    assert places == country.places()
    assert list(people.headcount_rows(places)) == list(people.headcount_rows(places))
    assert places != country.places(seed=28)


def test_rosters_name_exactly_the_heads_that_were_counted() -> None:
    """A person counted and named is one person."""
    places = country.places()
    heads = list(people.headcount_rows(places))[1:]
    named = Counter(row[0] for row in list(people.people_rows(places, heads))[1:])
    assert named
    counted = Counter[str]()
    for unit, _, _, number in heads:
        counted[unit] += int(number)
    assert all(named[unit] == counted[unit] for unit in named)


def test_every_unit_has_a_hall_and_a_speaker() -> None:
    """Without either there is nothing to plan."""
    places = country.places()
    halls = {row[0] for row in list(people.venue_rows(places))[1:]}
    assert halls == {place.code for place in places}
    assert all(people.speakers(place) for place in places)
