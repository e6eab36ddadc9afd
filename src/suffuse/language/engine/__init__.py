"""What needs a library or processes of its own: the order of words, untrusted files, computing side by side."""

from suffuse.language.engine.beside import beside
from suffuse.language.engine.confined import Limits, ask, confine
from suffuse.language.engine.order import sort_key

__all__ = ["Limits", "ask", "beside", "confine", "sort_key"]
