"""What can be decided about words alone, without any library."""

from suffuse.language.rules.dates import Day, find_days, perhaps_buddhist, read_day
from suffuse.language.rules.lao import digits, fold, match_key, shortened, syllables, whole_number
from suffuse.language.rules.words import Fault, Words

__all__ = [
    "Day",
    "Fault",
    "Words",
    "digits",
    "find_days",
    "fold",
    "match_key",
    "perhaps_buddhist",
    "read_day",
    "shortened",
    "syllables",
    "whole_number",
]
