"""The shape of a measure as it is typed."""

from django import forms

from suffuse.measure import wording


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class MeasureForm(forms.Form):
    """A gathering limit for a unit and all below it."""

    people = forms.IntegerField(
        label=wording.PEOPLE, min_value=0, max_value=1_000_000, required=False
    )
    distance_m = forms.DecimalField(
        label=wording.DISTANCE,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
    )
    minutes_between = forms.IntegerField(
        label=wording.MINUTES, min_value=0, max_value=1440, required=False
    )
    in_person = forms.BooleanField(label=wording.IN_PERSON, initial=True, required=False)
    since = forms.DateField(label=wording.SINCE, widget=_day())
    until = forms.DateField(
        label=wording.UNTIL, help_text=wording.UNTIL_HELP, widget=_day(), required=False
    )
    source = forms.CharField(label=wording.SOURCE, help_text=wording.SOURCE_HELP, max_length=300)

    def clean_distance_m(self) -> object:
        """No distance is no limit; the database keeps only distances there are."""
        return self.cleaned_data["distance_m"] or None
