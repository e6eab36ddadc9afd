"""The shape of what people type about their own work."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.assessment import wording

type Choices = Sequence[tuple[str, Any]]


class _OnAClause(forms.Form):
    clause_key = forms.ChoiceField(label=_("Clause"))

    def __init__(self, *given: Any, clauses: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["clause_key"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(clauses)


class FindingForm(_OnAClause):
    """A strength, a weakness or a lesson, on one clause."""

    kind = forms.ChoiceField(label=_("What it is"), choices=list(wording.KIND.items()))
    text = forms.CharField(
        label=_("What we found in our own work"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = forms.CharField(label=_("What shows it"), max_length=500, required=False)
    years = forms.CharField(label=_("Years"), max_length=20, required=False)


class ActionForm(forms.Form):
    """What is done about a finding."""

    text = forms.CharField(label=_("What is done about it"), max_length=500)
    owner_seat_id = forms.TypedChoiceField(
        label=_("By which seat"), required=False, coerce=int, empty_value=None
    )
    due = forms.DateField(
        label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *given: Any, seats: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["owner_seat_id"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", wording.NOBODY), *seats]


class IndicatorForm(_OnAClause):
    """A figure of the work itself."""

    name = forms.CharField(label=_("Figure of the work"), max_length=200)
    measured_in = forms.CharField(label=_("Measured in"), max_length=40)
    before = forms.DecimalField(
        label=_("Before the study"), max_digits=12, decimal_places=2, required=False
    )
    after = forms.DecimalField(
        label=_("After the study"), max_digits=12, decimal_places=2, required=False
    )
