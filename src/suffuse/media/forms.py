"""The shape of what people type about publications."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.media import wording
from suffuse.media.rules import KINDS

type Choices = Sequence[tuple[str, Any]]


class ChannelForm(forms.Form):
    """A medium."""

    kind = forms.ChoiceField(
        label=_("Kind of medium"), choices=[(kind, wording.KINDS[kind]) for kind in KINDS]
    )
    name = forms.CharField(label=_("Name of the medium"), max_length=120)


class PieceForm(forms.Form):
    """One piece in one medium."""

    channel = forms.TypedChoiceField(label=_("Medium"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=300)
    issuer = forms.CharField(label=_("Issuer, always named"), max_length=200)
    clauses = forms.MultipleChoiceField(label=_("Clauses"), widget=forms.CheckboxSelectMultiple)
    level = forms.ChoiceField(label=_("For whom"), required=False)
    planned_on = forms.DateField(
        label=_("Planned on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, *given: Any, channels: Choices, clauses: Choices, levels: Choices, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        offered = {
            "channel": channels,
            "clauses": clauses,
            "level": [("", wording.EVERYBODY), *levels],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)


class EvidenceForm(forms.Form):
    """What proves that a piece was published, and how many it may have reached."""

    published_on = forms.DateField(
        label=_("Published on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    evidence_url = forms.URLField(
        label=_("Address of the proof"), max_length=500, required=False, assume_scheme="https"
    )
    evidence_note = forms.CharField(
        label=_("Or a note where the proof lies"), max_length=300, required=False
    )
    reach = forms.IntegerField(
        label=_("Estimated reach, in people"),
        min_value=0,
        max_value=100_000_000,
        required=False,
        help_text=_("Leave it empty where nobody estimated. It is never added to counted people."),
    )
    reach_method = forms.CharField(
        label=_("How the estimate was made"), max_length=200, required=False
    )
