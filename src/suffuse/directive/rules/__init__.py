"""
How an official text is understood: lines in, clauses and asides out, with every doubt said.

Facts are in `facts`; `reading` is the whole way from a text layer to an outline and its JSON.
"""

from suffuse.directive.rules.aligning import align, paths
from suffuse.directive.rules.editing import Impossible, Sheet
from suffuse.directive.rules.facts import (
    OUTSIDE,
    Aside,
    Hint,
    Layer,
    Outline,
    Part,
    Relation,
    Span,
)
from suffuse.directive.rules.kinds import KINDS
from suffuse.directive.rules.markers import starts_with_number
from suffuse.directive.rules.naming import key
from suffuse.directive.rules.origin import (
    Named,
    Origin,
    origin,
    origin_as_json,
    origin_from_json,
)
from suffuse.directive.rules.reading import (
    FORMAT,
    as_json,
    from_json,
    outline,
    text_sha256,
    warnings,
)

__all__ = [
    "FORMAT",
    "KINDS",
    "OUTSIDE",
    "Aside",
    "Hint",
    "Impossible",
    "Layer",
    "Named",
    "Origin",
    "Outline",
    "Part",
    "Relation",
    "Sheet",
    "Span",
    "align",
    "as_json",
    "from_json",
    "key",
    "origin",
    "origin_as_json",
    "origin_from_json",
    "outline",
    "paths",
    "starts_with_number",
    "text_sha256",
    "warnings",
]
