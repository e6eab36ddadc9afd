"""The shape of what people hand in about units and people."""

from typing import Any

from django import forms

from suffuse.organisation.rules import LEVELS
from suffuse.organisation.wording import said

MOST_BYTES = 20 * 1024 * 1024


class TableForm(forms.Form):
    """A table, and what separates its columns: asked for, never guessed."""

    file = forms.FileField(label=said.FILE, widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}))
    separator = forms.ChoiceField(
        label=said.SEPARATOR, choices=list(said.SEPARATORS.items()), initial=",", required=False
    )

    def clean_file(self) -> Any:
        """Refuse what a page cannot read while somebody waits."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(said.TOO_LARGE)
        return file

    def clean_separator(self) -> str:
        """A comma, unless another was chosen."""
        return self.cleaned_data["separator"] or ","


class HeadCountForm(forms.Form):
    """How many people a team has in a level."""

    team = forms.CharField(label=said.TEAM, help_text=said.TEAM_HELP, max_length=80, required=False)
    level = forms.ChoiceField(
        label=said.LEVEL, choices=[(level, said.LEVELS[level]) for level in LEVELS]
    )
    people = forms.IntegerField(label=said.PEOPLE, min_value=0, max_value=10_000_000)


class MoveForm(forms.Form):
    """Where a unit goes, by the code people know it by."""

    to = forms.CharField(label=said.CODE, max_length=40)


class CloseForm(forms.Form):
    """The last day of a unit."""

    on = forms.DateField(
        label=said.LAST_DAY, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
