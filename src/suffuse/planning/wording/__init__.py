"""
Every sentence this room says to a person.

`both` holds what is said in both languages at once, needs no framework, and is what the terminal,
the files and the pages share; `said` holds what only pages say.
"""

from suffuse.planning.wording.both import (
    say_binding,
    say_breach,
    say_breaches,
    say_relaxation,
)

__all__ = ["say_binding", "say_breach", "say_breaches", "say_relaxation"]
