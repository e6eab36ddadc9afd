"""How words are set on paper, whatever they say: Lao faces in documents of Word, pages as PDF."""

from suffuse.language.papers.typed import pdf_of
from suffuse.language.papers.worded import lettered, put

__all__ = ["lettered", "pdf_of", "put"]
