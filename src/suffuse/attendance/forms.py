"""The shape of what people type about sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suffuse.language.rules import digits

MOST_PEOPLE = 100_000


class People(forms.IntegerField):
    """A number of people, in Lao or in Arabic digits."""

    def __init__(self, **given: Any) -> None:
        super().__init__(min_value=0, max_value=MOST_PEOPLE, widget=forms.TextInput, **given)
        self.widget.attrs |= {"inputmode": "numeric", "class": "short", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """Return the number; underscores and signs are not digits."""
        typed = digits(str(value or "")).strip()
        if typed and not (typed.isascii() and typed.isdigit()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)


class TallyForm(forms.Form):
    """The two head counts of a sign-in sheet."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    opening = People(label=_("People at the opening"))
    closing = People(label=_("People at the close"), required=False)


class AnswerForm(forms.Form):
    """The answer to a question."""

    text = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
