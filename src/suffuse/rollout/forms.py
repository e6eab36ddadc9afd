"""The shape of a rollout as it is opened."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from suffuse.language.rules import Words
from suffuse.rollout import wording
from suffuse.rollout.rules import LEAST_CELL, LEAST_CHECKED, Opening, Turn

Choices = Sequence[tuple[int, str]]


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget)  # type: ignore[arg-type]  # lazy words


class OpenForm(forms.Form):
    """One text, carried through a unit and all below it."""

    directive = forms.TypedChoiceField(label=wording.DIRECTIVE, coerce=int)
    title_lo = forms.CharField(label=wording.TITLE_LO, max_length=300)
    title_en = forms.CharField(label=wording.TITLE_EN, max_length=300, required=False)
    opens_on = _day(wording.OPENS)
    closes_on = _day(wording.CLOSES)
    report_due = _day(wording.DUE)
    least_cell = forms.IntegerField(
        label=wording.LEAST_CELL,
        help_text=wording.FIXED,
        min_value=LEAST_CELL,
        max_value=1000,
        initial=LEAST_CELL,
    )
    least_checked = forms.IntegerField(
        label=wording.LEAST_CHECKED,
        help_text=wording.FIXED,
        min_value=LEAST_CHECKED,
        max_value=1000,
        initial=LEAST_CHECKED,
    )
    team_share = forms.IntegerField(
        label=wording.TEAM_SHARE, min_value=1, max_value=100, initial=50
    )
    follows = forms.TypedChoiceField(
        label=wording.FOLLOWS, coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        *args: Any,
        directives: Choices,
        before: Choices,
        levels: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["directive"].choices = list(directives)  # type: ignore[attr-defined]  # has them
        self.fields["follows"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", wording.NO_PHASE),
            *before,
        ]
        self.keys = [key for key, _name in levels]
        for key, name in levels:
            self.fields[f"round_{key}"] = forms.IntegerField(
                label=wording.ROUND_OF.format(level=name), min_value=1, max_value=9, required=False
            )
            self.fields[f"minutes_{key}"] = forms.IntegerField(
                label=wording.MINUTES_OF.format(level=name),
                min_value=10,
                max_value=2400,
                initial=180,
                required=False,
            )

    def turns(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Yield the two fields of each level, in the order of the levels."""
        for key in self.keys:
            yield self[f"round_{key}"], self[f"minutes_{key}"]

    def opening(self, top_id: int) -> Opening:
        """Return what was decided. Levels without a round do not study."""
        said = self.cleaned_data
        return Opening(
            directive_id=said["directive"],
            top_id=top_id,
            title=Words(said["title_lo"], said["title_en"]),
            opens_on=said["opens_on"],
            closes_on=said["closes_on"],
            report_due=said["report_due"],
            levels=tuple(
                Turn(key, said[f"round_{key}"], said[f"minutes_{key}"] or 180)
                for key in self.keys
                if said[f"round_{key}"]
            ),
            least_cell=said["least_cell"],
            least_checked=said["least_checked"],
            team_share=Decimal(said["team_share"]) / 100,
            follows_id=said["follows"],
        )


class ThresholdForm(forms.Form):
    """The two thresholds that protect people."""

    least_cell = forms.IntegerField(label=wording.LEAST_CELL, min_value=LEAST_CELL, max_value=1000)
    least_checked = forms.IntegerField(
        label=wording.LEAST_CHECKED, min_value=LEAST_CHECKED, max_value=1000
    )
