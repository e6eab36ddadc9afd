import json
import re
from importlib.resources import files

import pytest

from suffuse.directive import readers
from suffuse.directive.rules import KINDS, OUTSIDE, as_json
from suffuse.directive.wording import DOUBTS, REFUSALS, RELATIONS
from suffuse.directive.wording import KINDS as KIND_WORDS
from suffuse.directive.wording import OUTSIDE as OUTSIDE_WORDS
from tests import directive_texts as texts
from tests.directive_world import understood

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def schema(name):
    return json.loads((files("suffuse.directive") / "schemas" / name).read_text(encoding="utf-8"))


def misfits(said, shape, whole, at="$"):
    """Yield where something does not fit its JSON Schema: the few words that our schemas use."""
    if "$ref" in shape:
        shape = whole["$defs"][shape["$ref"].rpartition("/")[2]]
    types = shape.get("type", [])
    if types and not isinstance(
        said,
        tuple(
            TYPES[one] for one in ([types] if isinstance(types, str) else types) if one != "number"
        )
        + ((int, float) if "number" in types else ()),
    ):
        yield at, types
    if "const" in shape and said != shape["const"]:
        yield at, shape["const"]
    if "enum" in shape and said not in shape["enum"]:
        yield at, shape["enum"]
    if isinstance(said, str) and not re.search(shape.get("pattern", ""), said):
        yield at, shape["pattern"]
    if isinstance(said, (int, float)) and not shape.get("minimum", said) <= said <= shape.get(
        "maximum", said
    ):
        yield at, "range"
    if isinstance(said, dict):
        if set(shape["required"]) - set(said) or set(said) - set(shape["properties"]):
            yield at, sorted(set(said) ^ set(shape["properties"]))
        for key, value in said.items():
            yield from misfits(value, shape["properties"].get(key, {}), whole, f"{at}.{key}")
    if isinstance(said, list):
        for place, value in enumerate(said):
            yield from misfits(value, shape["items"], whole, f"{at}[{place}]")


@pytest.mark.parametrize(
    "name", ["GUIDELINE_LO", "GUIDELINE_EN", "POLICY", "ORDER_LO", "NOTICE_TH", "DIRECTIVE_VI"]
)
def test_every_outline_fits_its_published_schema(name):
    """Others build on it; a key more or less is a broken contract."""
    whole = schema("outline-1.json")

    assert list(misfits(as_json(understood(getattr(texts, name))), whole, whole)) == []


def test_the_schema_would_see_a_misfit():
    """A check that accepts everything checks nothing."""
    whole = schema("outline-1.json")
    said = as_json(understood(texts.POLICY))
    said["clauses"][0]["depth"] = 0
    said["extra"] = 1
    del said["number"]

    assert {at for at, _ in misfits(said, whole, whole)} == {"$", "$.clauses[0].depth"}


def test_every_refusal_fits_its_published_schema():
    """And each has its sentence in both languages, with every hole filled."""
    whole = schema("refusal-1.json")

    for code in REFUSALS:
        refusal = readers.refused(code, "a.docx", "line 3", most=1, count=2, character="U+0000")
        said = readers.refusal_json(refusal)
        assert list(misfits(said, whole, whole)) == []
        assert "{" not in said["say"]["lo"] + said["say"]["en"]


def test_schemas_and_words_know_the_same_kinds():
    """A kind that cannot be said, or is not published, does not exist."""
    shape = schema("outline-1.json")["properties"]

    assert {*KINDS, ""} == set(shape["kind"]["enum"]) == set(KIND_WORDS)
    assert (
        set(OUTSIDE)
        == set(shape["outside"]["items"]["properties"]["kind"]["enum"])
        == set(OUTSIDE_WORDS)
    )
    assert set(shape["relations"]["items"]["properties"]["kind"]["enum"]) == set(RELATIONS)
    assert all(
        words.lo and words.en
        for words in [*DOUBTS.values(), *KIND_WORDS.values(), *RELATIONS.values()]
    )
