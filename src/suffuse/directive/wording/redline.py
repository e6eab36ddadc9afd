"""What became of a clause between two versions, in words: colour alone tells a blind reader nothing."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from suffuse.directive.rules.redline import Change

KINDS: Mapping[str, str | Promise] = {
    "added": gettext_lazy("new"),
    "removed": gettext_lazy("taken out"),
    "reworded": gettext_lazy("other words"),
    "signs": gettext_lazy("only signs or spaces"),
    "renumbered": gettext_lazy("other number"),
    "moved": gettext_lazy("stands elsewhere"),
    "cut": gettext_lazy("cut apart"),
    "cut_from": gettext_lazy("cut off"),
    "joined": gettext_lazy("joined"),
    "joined_to": gettext_lazy("joined to another"),
}
STATES: Mapping[str, str | Promise] = {
    "missing": gettext_lazy("not in this language"),
    "stale": gettext_lazy("the official words have changed since"),
    "left_over": gettext_lazy("the official edition has it no longer"),
}
_FEW = 4
_LONG = 90


def described(change: Change) -> str:
    """Return whole sentences that say what happened to one clause."""
    said = [words for words in (_SAYS[kind](change) for kind in change.kinds) if words]
    return " ".join(said)


def _reworded(change: Change) -> str:
    said = [_swap(gone, come) for gone, come in change.swaps[:_FEW]]
    more = len(change.swaps) - len(said)
    if more > 0:
        said.append(
            ngettext("And %(n)d change more.", "And %(n)d changes more.", more) % {"n": more}
        )
    return " ".join(said)


def _swap(gone: str, come: str) -> str:
    holes = {"gone": _short(gone), "come": _short(come)}
    if gone and come:
        # Translators: what stood in the older version, and what stands there now.
        return _("Instead of “%(gone)s” it says “%(come)s”.") % holes
    if come:
        return _("“%(come)s” was put in.") % holes
    return _("“%(gone)s” was taken out.") % holes


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONG else flat[: _LONG - 1].rstrip() + "…"


def _others(labels: Iterable[str]) -> str:
    return ", ".join(labels)


_SAYS: Mapping[str, Callable[[Change], str]] = {
    "added": lambda _change: _("This clause is new."),
    "removed": lambda _change: _("This clause was taken out."),
    "reworded": _reworded,
    "signs": lambda _change: _("Only signs or spaces differ; the words are the same."),
    "renumbered": lambda change: _("It was %(label)s before.") % {"label": change.label_before},
    "moved": lambda _change: _("It stands in another place."),
    "cut": lambda change: _("A part of it is now %(others)s.") % {"others": _others(change.others)},
    "cut_from": lambda change: (
        _("It was cut out of what was %(others)s.") % {"others": _others(change.others)}
    ),
    "joined": lambda change: (
        _("What was %(others)s is now a part of it.") % {"others": _others(change.others)}
    ),
    "joined_to": lambda change: (
        _("It is now a part of %(others)s.") % {"others": _others(change.others)}
    ),
}
