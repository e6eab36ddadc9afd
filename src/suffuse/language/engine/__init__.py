"""What needs a library or a process of its own: the order of words, and reading what nobody trusts."""

from suffuse.language.engine.confined import Limits, ask, confine
from suffuse.language.engine.order import sort_key

__all__ = ["Limits", "ask", "confine", "sort_key"]
