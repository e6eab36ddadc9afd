"""The shape of an estimate as it is typed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from suffuse.audience import wording


class EstimateForm(forms.Form):
    """About how many people of a level there are, and how that is known."""

    level = forms.ChoiceField(label=wording.LEVEL)
    people = forms.IntegerField(label=wording.PEOPLE, min_value=0, max_value=100_000_000)
    method = forms.CharField(label=wording.METHOD, help_text=wording.METHOD_HELP, max_length=200)
    as_of = forms.DateField(
        label=wording.AS_OF, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, levels: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = list(levels)  # type: ignore[attr-defined]  # a choice field
