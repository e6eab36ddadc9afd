"""
JSON held against a schema, and every misfit named by its place.

A small part of JSON Schema, the part that our schemas use: a library would speak English only, and
would stop before the twice-written names and the numbers that are none.
"""

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

from suffuse.language.rules import Fault
from suffuse.planning.wording.misfits import fault

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is looked at."""
_MOST_FAULTS = 200
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


class Refused(Exception):
    """The file does not fit; `faults` says where and why, one by one."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


class _Twice(ValueError):
    """A name is written twice in one object, so one of the values would be lost."""


class _NoNumber(ValueError):
    """NaN or Infinity, which no count and no length can be."""


def schema(name: str) -> dict[str, Any]:
    """Return a schema of the package, such as `room-1`."""
    text = (
        resources.files("suffuse.planning").joinpath("schemas", f"{name}.json").read_text("utf-8")
    )
    found: dict[str, Any] = json.loads(text)
    return found


def fitted(text: str | bytes, name: str, file: str = "") -> dict[str, Any]:
    """
    Return the JSON object in `text` if it fits the schema.

    :raises Refused: with every misfit found (at most 200)
    """
    value = parsed(text, file)
    against = schema(name)
    faults = []
    for found in misfits(value, against, against, "", file):
        faults.append(found)
        if len(faults) >= _MOST_FAULTS:
            break
    if faults:
        raise Refused(faults)
    whole: dict[str, Any] = value
    return whole


def parsed(text: str | bytes, file: str = "") -> Any:
    """
    Return the JSON value in `text`, with nothing lost on the way.

    :raises Refused: if it is no JSON, too large, too deep, or ambiguous
    """
    if len(text) > LARGEST:
        raise Refused([fault("too_large", "", file=file)])
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(plain, object_pairs_hook=_once, parse_constant=_number)
    except _Twice as twice:
        raise Refused([fault("key_twice", "", file=file, found=twice)]) from None
    except _NoNumber as strange:
        raise Refused([fault("not_a_number", "", file=file, found=strange)]) from None
    except RecursionError:
        raise Refused([fault("too_deep", "", file=file)]) from None
    except ValueError as broken:
        raise Refused([fault("not_json", "", file=file, found=broken)]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _number(text: str) -> float:
    raise _NoNumber(text)


def misfits(
    value: Any, against: dict[str, Any], root: dict[str, Any], at: str, file: str
) -> Iterator[Fault]:
    """Yield what does not fit, depth first; `at` is the JSON pointer of the value."""
    if "$ref" in against:
        against = root["$defs"][against["$ref"].rpartition("/")[2]]
    if "const" in against and value != against["const"]:
        yield fault("not_allowed", at, file=file, found=value, wanted=against["const"])
        return
    if "enum" in against and value not in against["enum"]:
        wanted = ", ".join(map(str, against["enum"]))
        yield fault("not_allowed", at, file=file, found=value, wanted=wanted)
        return
    if "type" in against and not _is(value, against["type"]):
        yield fault("wrong_type", at, file=file, wanted=_types(against["type"]))
        return
    if isinstance(value, dict):
        yield from _object(value, against, root, at, file)
    elif isinstance(value, list):
        yield from _array(value, against, root, at, file)
    elif isinstance(value, str):
        yield from _string(value, against, at, file)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _size(value, against, at, file)


def _is(value: Any, types: str | list[str]) -> bool:
    for name in [types] if isinstance(types, str) else types:
        if name in ("integer", "number") and isinstance(value, bool):
            continue
        if isinstance(value, _TYPES[name]):
            return True
    return False


def _types(types: str | list[str]) -> str:
    return types if isinstance(types, str) else " | ".join(types)


def _object(
    value: dict[str, Any], against: dict[str, Any], root: dict[str, Any], at: str, file: str
) -> Iterator[Fault]:
    known = against.get("properties", {})
    for name in against.get("required", ()):
        if name not in value:
            yield fault("missing", at, file=file, found=name)
    for name, inner in value.items():
        place = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
        if name in known:
            yield from misfits(inner, known[name], root, place, file)
        elif against.get("additionalProperties") is False:
            yield fault("unknown_key", place, file=file, found=name)


def _array(
    value: list[Any], against: dict[str, Any], root: dict[str, Any], at: str, file: str
) -> Iterator[Fault]:
    if len(value) < against.get("minItems", 0):
        yield fault("too_few", at, file=file, wanted=against["minItems"])
    if len(value) > against.get("maxItems", len(value)):
        yield fault("too_many", at, file=file, wanted=against["maxItems"])
        return
    for number, inner in enumerate(value):
        yield from misfits(inner, against.get("items", {}), root, f"{at}/{number}", file)


def _string(value: str, against: dict[str, Any], at: str, file: str) -> Iterator[Fault]:
    short, long = (
        len(value) < against.get("minLength", 0),
        len(value) > against.get("maxLength", 10**9),
    )
    form = against.get("pattern")
    odd = any(ord(sign) < ord(" ") or "\ud800" <= sign <= "\udfff" for sign in value)
    if short or long or odd or (form and not re.search(form, value)):
        yield fault("wrong_form", at, file=file, found=ascii(value) if odd else value)


def _size(value: float, against: dict[str, Any], at: str, file: str) -> Iterator[Fault]:
    least, most = against.get("minimum"), against.get("maximum")
    above = against.get("exclusiveMinimum")
    if (least is not None and value < least) or (above is not None and value <= above):
        wanted = least if least is not None else f"> {above}"
        yield fault("too_small", at, file=file, found=_shown(value), wanted=wanted)
    if most is not None and value > most:
        yield fault("too_big", at, file=file, found=_shown(value), wanted=most)


def _shown(value: float) -> str:
    """Return a number as text; integers of thousands of digits are not written out."""
    return f"{value}" if abs(value) < 10**15 else "…"
