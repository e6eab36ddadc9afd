"""What can be decided about words alone, without any library."""

from suffuse.language.rules.dates import Day, find_days, perhaps_buddhist, read_day
from suffuse.language.rules.lao import (
    composed,
    composed_places,
    digits,
    fold,
    match_key,
    shortened,
    syllables,
    whole_number,
)
from suffuse.language.rules.numerals import in_words, lao_digits, read_number, roman
from suffuse.language.rules.words import Fault, Words

__all__ = [
    "Day",
    "Fault",
    "Words",
    "composed",
    "composed_places",
    "digits",
    "find_days",
    "fold",
    "in_words",
    "lao_digits",
    "match_key",
    "perhaps_buddhist",
    "read_day",
    "read_number",
    "roman",
    "shortened",
    "syllables",
    "whole_number",
]
