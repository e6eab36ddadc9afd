"""The shape of a seat as it is given."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from suffuse.access import wording
from suffuse.access.rules import Role


class GrantForm(forms.Form):
    """Whom, and as what."""

    account = forms.CharField(
        label=wording.ACCOUNT,
        help_text=wording.ACCOUNT_HELP,
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(
        label=wording.ROLE, choices=[(role, wording.ROLES[role]) for role in Role]
    )
