"""Holding a document against the schema of the package: the few words of JSON Schema that it uses."""

import json
from pathlib import Path

import suffuse.exchange

SCHEMA = json.loads(
    (Path(suffuse.exchange.__file__).parent / "schemas" / "reach-1.json").read_text()
)
KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}


def misfits(value, schema=None, at="#"):
    """Yield the places where a document does not fit."""
    schema = SCHEMA if schema is None else schema
    if "$ref" in schema:
        yield from misfits(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], at)
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: none of {schema['enum']}"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(type(value) is KINDS[kind] for kind in kinds):
        yield f"{at}: not {kinds}"
        return
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (
            f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value
        )
        if schema.get("additionalProperties") is False:
            yield from (f"{at}: has {name}" for name in value if name not in known)
        for name, each in value.items():
            if name in known:
                yield from misfits(each, known[name], f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for place, each in enumerate(value):
            yield from misfits(each, schema["items"], f"{at}/{place}")
