"""The shape of what people type about texts."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import get_language

from suffuse.directive.reads import DirectiveFacts
from suffuse.directive.rules import KINDS, OUTSIDE
from suffuse.directive.rules.editing import LONGEST_LABEL
from suffuse.directive.wording import KINDS as KIND_WORDS
from suffuse.directive.wording import RELATIONS as RELATION_WORDS
from suffuse.directive.wording import pages

_TITLE = 90


def _here() -> str:
    return get_language() or "en"


def _offer(field: forms.Field, choices: list[tuple[Any, Any]]) -> None:
    cast(forms.ChoiceField, field).choices = choices


def _day(help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=pages.ISSUED_ON,
        help_text=help_text,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class HandInForm(forms.Form):
    """A text to be read."""

    file = forms.FileField(label=pages.FILE, help_text=pages.FILE_HELP, max_length=200)
    directive_id = forms.TypedChoiceField(
        label=pages.EDITION_OF,
        help_text=pages.EDITION_OF_HELP,
        coerce=int,
        empty_value=None,
        required=False,
    )
    language = forms.ChoiceField(label=pages.TONGUE, help_text=pages.TONGUE_HELP, required=False)

    def __init__(
        self, *args: object, shelf: Iterable[DirectiveFacts] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        known = [(one.id, f"{one.number} {one.title}"[:_TITLE].strip()) for one in shelf]
        languages = [(code, name.in_(_here())) for code, name in pages.LANGUAGES.items()]
        _offer(self.fields["directive_id"], [("", pages.NO_NUMBER_DECIDES), *known])
        _offer(self.fields["language"], [("", pages.LETTERS_DECIDE), *languages])


class DescribeForm(forms.Form):
    """What a text says about itself, corrected by hand."""

    number = forms.CharField(label=pages.NUMBER, max_length=80, required=False)
    kind = forms.ChoiceField(label=pages.KIND)
    issuer = forms.CharField(label=pages.ISSUER, max_length=200, required=False)
    issued_on = _day(pages.ISSUED_ON_HELP)
    title = forms.CharField(label=pages.TITLE, max_length=500)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        kinds = [(kind, KIND_WORDS[kind].in_(_here())) for kind in KINDS]
        _offer(self.fields["kind"], kinds)


class OriginForm(forms.Form):
    """Where a text comes from, corrected by hand; what is left empty is not known."""

    place = forms.CharField(label=pages.PLACE, max_length=200, required=False)
    addressees = forms.CharField(
        label=pages.ADDRESSEES,
        help_text=pages.ADDRESSEES_HELP,
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    office = forms.CharField(label=pages.OFFICE, max_length=200, required=False)
    signatory = forms.CharField(label=pages.SIGNATORY, max_length=200, required=False)


class ExplainForm(forms.Form):
    """A word of a text and what it means; without a meaning its explanation is taken back."""

    language = forms.ChoiceField(label=pages.TONGUE)
    word = forms.CharField(label=pages.WORD, max_length=60)
    meaning = forms.CharField(
        label=pages.MEANING, help_text=pages.MEANING_HELP, max_length=500, required=False
    )

    def __init__(
        self, *args: object, languages: Iterable[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        _offer(self.fields["language"], list(languages))


class NamedForm(forms.Form):
    """A text that this one names; without a kind it is none."""

    kind = forms.ChoiceField(label=pages.HOW, required=False)
    number = forms.CharField(label=pages.NUMBER, max_length=80, required=False)
    issued_on = _day()
    title = forms.CharField(label=pages.KNOWN_AS, max_length=500, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        kinds = [(kind, words.in_(_here())) for kind, words in RELATION_WORDS.items()]
        _offer(self.fields["kind"], [("", pages.NOT_NAMED), *kinds])

    def clean(self) -> dict[str, Any]:
        """Refuse a text that is named by nothing: nobody could find it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("kind") and not (said.get("number") or said.get("title")):
            raise forms.ValidationError(pages.NAMED_BY_NOTHING)
        return said


MOST_NAMED = 200
NamedForms = forms.formset_factory(NamedForm, extra=1, max_num=MOST_NAMED, validate_max=True)


class LabelForm(forms.Form):
    """A clause's new label."""

    label = forms.CharField(max_length=LONGEST_LABEL)


class PlaceForm(forms.Form):
    """A place in the text, counted in characters."""

    start = forms.IntegerField(min_value=0)


class KindForm(forms.Form):
    """What a part is that stands outside the outline."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in OUTSIDE])
