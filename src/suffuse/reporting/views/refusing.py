"""What is said when an act refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise

from suffuse.reporting import acts, wording

_SAID: dict[type[Exception], str | Promise] = {
    acts.Locked: wording.LOCKED,
    acts.NotInRollout: wording.NOT_IN_ROLLOUT,
    acts.TooLong: wording.TOO_LONG,
    acts.EmptyReport: wording.EMPTY,
    acts.WordsPointAtPeople: wording.WORDS_POINT,
    acts.OwnReport: wording.OWN_REPORT,
    acts.NoReason: wording.NO_REASON,
    acts.NotTheirWords: wording.NOT_THEIR_WORDS,
    acts.NoSuchSection: wording.NO_SUCH_SECTION,
}


@contextmanager
def said(request: HttpRequest, done: object) -> Iterator[None]:
    """Say that something was done, or why it was refused; either way the next page can be shown."""
    try:
        yield
    except acts.ChildrenOpen as refusal:
        messages.error(request, wording.CHILDREN_OPEN % {"units": len(refusal.units)})
    except acts.NotNow as refusal:
        messages.error(request, wording.NOT_NOW % {"state": wording.STATES[refusal.state]})
    except tuple(_SAID) as refusal:
        messages.error(request, str(_SAID[type(refusal)]))
    else:
        messages.success(request, str(done))
