"""The shape of what leading bodies and units type."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.direction.reads import ClauseRef
from suffuse.language.rules import Words


class DayField(forms.DateField):
    """A day, picked or typed as 2027-06-14."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given)


class NoteForm(forms.Form):
    """A leading body takes note."""

    body_lo = forms.CharField(label=_("Which body, in Lao"), max_length=200)
    body_en = forms.CharField(label=_("Which body, in English"), max_length=200, required=False)
    on = DayField(label=_("On which day"))
    reference = forms.CharField(label=_("Number under which it is recorded"), max_length=80)


class DirectionForm(forms.Form):
    """What is to be done, on which clauses, by whom, until when."""

    number = forms.CharField(label=_("Number of the direction"), max_length=60)
    body_lo = forms.CharField(label=_("From which body, in Lao"), max_length=200)
    body_en = forms.CharField(
        label=_("From which body, in English"), max_length=200, required=False
    )
    text_lo = forms.CharField(
        label=_("What is to be done, in Lao"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    text_en = forms.CharField(
        label=_("What is to be done, in English"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    due = DayField(label=_("To be done by"))
    top = forms.ChoiceField(label=_("To whom; all units below are asked as well"))
    clauses = forms.MultipleChoiceField(
        label=_("On which clauses"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Any = None,
        *,
        units: Iterable[tuple[int, Words]],
        clauses: Iterable[ClauseRef],
        language: str,
    ) -> None:
        super().__init__(data)
        top, cited = self.fields["top"], self.fields["clauses"]
        choices = [
            (clause.key, f"{clause.label} {clause.words.in_(language)}") for clause in clauses
        ]
        for field, offered in (
            (top, [(str(key), name.in_(language)) for key, name in units]),
            (cited, choices),
        ):
            if isinstance(field, forms.ChoiceField):
                field.choices = offered


class ReceiveForm(forms.Form):
    """The direction has reached a unit; what it adds for its own."""

    added = forms.CharField(
        label=_("What your level adds for those below, if anything"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FinishForm(forms.Form):
    """A unit has done it; what shows it."""

    evidence = forms.CharField(
        label=_("What shows that it is done"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
