"""Explaining a word of a text that does not explain it itself."""

from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive.models import Directive, Explained
from suffuse.language.rules import match_key

LONGEST_WORD, LONGEST_MEANING = 60, 500


class NoWord(Exception):
    """A word of 1 to 60 signs with a letter in it, and a meaning of at most 500, are needed."""


@transaction.atomic
def explain(
    *, directive_id: int, language: str, word: str, meaning: str, by: Actor, at: datetime
) -> None:
    """
    Say what a word of a text means; said again, the newer meaning holds; an empty one takes it back.

    It stands beside the text, in one language, and is never part of what was issued.

    :raises NoWord: / :raises Directive.DoesNotExist:
    """
    word, meaning = " ".join(word.split()), " ".join(meaning.split())
    word_key = match_key(word)
    if (
        not 0 < len(word) <= LONGEST_WORD
        or not any(map(str.isalpha, word))
        or len(meaning) > LONGEST_MEANING
    ):
        raise NoWord
    directive = Directive.objects.get(pk=directive_id)
    found = directive.explained.filter(language=language, word_key=word_key)
    if meaning:
        said = {"word": word, "meaning": meaning, "explained_by": by.account, "explained_at": at}
        Explained.objects.update_or_create(
            directive=directive, language=language, word_key=word_key, defaults=said
        )
    else:
        found.delete()
    facts = {"language": language, "word": word, "explained": bool(meaning)}
    audit.write(act="directive.explain", thing=f"text {directive_id}", by=by, at=at, facts=facts)
