"""The shape of what people type about questions and count sheets."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.comprehension.rules import FORMS, Draft, Marks
from suffuse.language.rules import Words, whole_number

CHOICES = 4


class UnknownField(Exception):
    """The form was sent with a question that is not, or no longer, on the sheet."""


class SheetsMissing(Exception):
    """Nothing was typed, or right answers without how many sheets were handed in."""


class BadNumber(Exception):
    """What was typed is not a whole number."""


class ItemForm(forms.Form):
    """A question with up to four answers; the first is the right one, and is mixed on every sheet."""

    clause_key = forms.ChoiceField(label=_("Clause"))
    form = forms.ChoiceField(
        label=_("Form"),
        choices=[("A", _("A, before the study")), ("B", _("B, after the study"))],
    )
    stem_lo = forms.CharField(label=_("Question in Lao"), max_length=500)
    stem_en = forms.CharField(label=_("Question in English"), max_length=500, required=False)

    def __init__(self, *given: Any, clauses: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        clause = self.fields["clause_key"]
        if isinstance(clause, forms.ChoiceField):
            clause.choices = list(clauses)
        for n in range(1, CHOICES + 1):
            right = n == 1
            for language, label in (("lo", _("Lao")), ("en", _("English"))):
                said = (
                    _("Right answer, %(language)s")
                    if right
                    else _("Wrong answer %(n)s, %(language)s")
                )
                self.fields[f"choice{n}_{language}"] = forms.CharField(
                    label=said % {"n": n - 1, "language": label},
                    max_length=200,
                    required=language == "lo" and n <= 2,  # noqa: PLR2004 - two answers at least
                )

    def draft(self) -> Draft:
        """Return the question as typed."""
        given = self.cleaned_data
        choices = [
            Words(given[f"choice{n}_lo"], given[f"choice{n}_en"]) for n in range(1, CHOICES + 1)
        ]
        return Draft(
            clause_key=given["clause_key"],
            form=given["form"],
            stem=Words(given["stem_lo"], given["stem_en"]),
            choices=tuple(choice for choice in choices if choice.lo),
            right=0,
        )


def marks(given: Mapping[str, str], items: Mapping[int, str]) -> list[Marks]:
    """
    Read a count sheet: `sheets-A`, `sheets-B`, and `right-ITEM` for each item.

    A form of which no sheet was handed in is left out.

    :param items: the form of each item by its number
    :raises BadNumber: for anything that is not a whole number
    :raises UnknownField: for a line that the sheet does not have; it is never dropped in silence
    :raises SheetsMissing: where nothing says how many sheets there were
    """
    known = {f"sheets-{form}" for form in FORMS} | {f"right-{item}" for item in items}
    if any(name.startswith(("sheets-", "right-")) and name not in known for name in given):
        raise UnknownField
    sheets = {form: _number(given.get(f"sheets-{form}", "")) for form in FORMS}
    found = []
    for item, form in items.items():
        of, right = sheets.get(form), _number(given.get(f"right-{item}", ""))
        if of:
            found.append(Marks(item, right or 0, of))
        elif right:
            raise SheetsMissing
    if not found:
        raise SheetsMissing
    return found


def _number(typed: str) -> int | None:
    if not typed.strip():
        return None
    number = whole_number(typed)
    if number is None:
        raise BadNumber
    return number
