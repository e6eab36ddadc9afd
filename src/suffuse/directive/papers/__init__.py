"""
A text as others take it along: on a terminal, as Akoma Ntoso, as a document of Word, on paper.

Only the terminal's tree is offered here: it is made without a database, where the others cannot be
imported.
"""

from suffuse.directive.papers.terminal import tree

__all__ = ["tree"]
