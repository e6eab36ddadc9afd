"""A plugin that takes one rule away from the judge, named by the environment, before any test runs."""

import os

from suffuse.planning.rules import lawful

lawful.RULES = tuple(
    rule for rule in lawful.RULES if rule.__name__ != os.environ.get("SUFFUSE_TEST_BLIND")
)
