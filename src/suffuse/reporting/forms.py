"""The shape of what people type into a report."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.reporting import wording
from suffuse.reporting.acts import Impossible
from suffuse.reporting.reads import Full, Row
from suffuse.reporting.rules import SECTIONS, BadNumber, read_people

# What may be typed: answers come from count sheets alone.
BY_HAND = ("of", "came", "stayed")


class PeopleField(forms.CharField):
    """A number of people, in Lao or other digits; empty is not known."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}
        )
        super().__init__(required=False, max_length=40, widget=widget, **given)

    def clean(self, value: Any) -> int | None:
        """Return the number, None where nothing was typed, or say what is wrong with it."""
        try:
            return read_people(super().clean(value))
        except BadNumber as refusal:
            raise forms.ValidationError(
                str(wording.BAD_NUMBERS[refusal.code]), refusal.code
            ) from refusal


class FiguresForm(forms.Form):
    """A unit's own figures, level by level."""

    def __init__(self, rows: Iterable[Row], data: Any = None) -> None:
        self.rows = [row for row in rows if row.own is not None]
        initial = {
            f"{row.key}-{name}": getattr(row.own, name) for row in self.rows for name in BY_HAND
        }
        super().__init__(data, initial=initial)
        for row in self.rows:
            for name in BY_HAND:
                label = f"{row.name.in_('en')}: {name}"
                self.fields[f"{row.key}-{name}"] = PeopleField(label=label)

    def lines(self) -> list[tuple[Row, list[tuple[str, forms.BoundField]]]]:
        """Return every level with its fields, and each field with its name."""
        return [(row, [(name, self[f"{row.key}-{name}"]) for name in BY_HAND]) for row in self.rows]

    def typed(self) -> dict[str, dict[str, int | None]]:
        """Return what was typed, by level and figure."""
        return {
            row.key: {name: self.cleaned_data[f"{row.key}-{name}"] for name in BY_HAND}
            for row in self.rows
        }

    def refuse(self, refusal: Impossible) -> None:
        """Mark each figure that cannot be."""
        for level, figure, code in refusal.faults:
            name = figure if figure in BY_HAND else "of"
            self.add_error(
                f"{level}-{name}", forms.ValidationError(str(wording.IMPOSSIBLE[code]), code)
            )


class LetterForm(forms.Form):
    """What stands around the words of the letter."""

    letter_number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    signatory_title = forms.CharField(
        label=_("Who signs (office, not a name)"), max_length=120, required=False
    )
    addressees = forms.CharField(
        label=_("To whom, one a line"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @classmethod
    def of(cls, report: Full, data: Any = None) -> "LetterForm":
        """Return the form filled with what the report says now."""
        return cls(
            data,
            initial={
                "letter_number": report.letter_number,
                "place": report.place,
                "signatory_title": report.signatory_title,
                "addressees": "\n".join(report.addressees),
            },
        )


class ReturnForm(forms.Form):
    """Why a report goes back, section by section."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for section in (*SECTIONS, "figures"):
            self.fields[section] = forms.CharField(
                label=str(wording.SECTIONS[section]),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
