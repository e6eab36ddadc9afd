"""A plan typed by hand, row by row, and judged by the same rules."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from suffuse.audit.reads import actor
from suffuse.language.rules import Words
from suffuse.planning import acts, reads
from suffuse.planning.forms import MOST_ROWS, RowsBase, choices, names_in, rows_form
from suffuse.planning.rules import Group, Session
from suffuse.planning.wording import said, say_breach

_EMPTY_ROWS = 4


@dataclass(frozen=True, slots=True)
class TypingPage:
    """Everything `planning/by_hand.html` may use."""

    duty: reads.DutyPlace
    rows: RowsBase
    groups: tuple[tuple[str, Words, int], ...]
    # What is wrong, with the time and place it is about.
    breaches: tuple[tuple[str, Words], ...] = ()


@require_GET
def by_hand(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Show the plan as rows that can be changed, or empty rows."""
    duty = reads.duty_place(duty_id)
    asked = _asked(duty)
    stands = reads.plan(duty.plan_id).sessions if duty.plan_id else ()
    initial = [row for one in stands if not one.held for row in _rows(one)]
    if len(initial) + _EMPTY_ROWS > MOST_ROWS:
        messages.warning(request, said.TOO_LONG)
        return redirect("planning:current", duty_id=duty_id)
    form = rows_form(_EMPTY_ROWS)
    rows = form(initial=initial, form_kwargs={"choices": _choices(asked)})
    return _show(request, TypingPage(duty, rows, _groups(asked)))


@require_POST
def check_by_hand(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Check a typed plan: lawful or not it is kept as a proposal, unless it contradicts itself."""
    duty = reads.duty_place(duty_id)
    asked = _asked(duty)
    rows = rows_form(_EMPTY_ROWS)(request.POST, form_kwargs={"choices": _choices(asked)})
    if not rows.is_valid():
        return _show(request, TypingPage(duty, rows, _groups(asked)))
    ask = {"unit_id": duty.unit_id, "rollout_id": duty.rollout_id}
    try:
        made = acts.propose_by_hand(
            **ask, sessions=rows.sessions(), by=actor(request), at=timezone.now()
        )
    except acts.NotWritable as refusal:
        messages.error(request, said.NOT_WRITABLE)
        return _show(request, TypingPage(duty, rows, _groups(asked), _said(refusal, asked.names)))
    except acts.NothingToPlanWith as refusal:
        messages.error(request, str(said.LACKS[refusal.lacks]))
        return redirect("planning:current", duty_id=duty_id)
    except acts.RolloutClosed:
        messages.error(request, said.ROLLOUT_CLOSED)
        return redirect("planning:current", duty_id=duty_id)
    messages.success(request, said.PROPOSED_BY_HAND)
    return redirect("planning:plan", plan_id=made.pk)


def _show(request: HttpRequest, page: TypingPage) -> HttpResponse:
    return render(request, "planning/by_hand.html", {"page": page})


def _asked(duty: reads.DutyPlace) -> reads.Asked:
    return reads.asked(unit_id=duty.unit_id, rollout_id=duty.rollout_id, at=timezone.now())


def _choices(asked: reads.Asked) -> dict[str, list[tuple[str, str]]]:
    facts = asked.instance
    return choices(
        venues=[venue.id for venue in facts.venues],
        speakers=[speaker.id for speaker in facts.speakers],
        levels=facts.levels,
        teams=[group.team for group in facts.groups if group.people],
        times=[f"{slot.starts:%H:%M}" for slot in facts.slots],
        names=names_in(dict(asked.names), get_language() or "lo"),
    )


def _groups(asked: reads.Asked) -> tuple[tuple[str, Words, int], ...]:
    def said_of(group: Group) -> tuple[str, Words, int]:
        name = asked.names.get(group.level, Words(group.level, group.level))
        return group.team or "–", name, group.people

    return tuple(said_of(group) for group in asked.instance.groups if group.people)


def _rows(one: reads.SessionFacts) -> Iterator[dict[str, Any]]:
    starts = timezone.localtime(one.starts)
    for team, people in one.teams:
        yield {
            "day": date(starts.year, starts.month, starts.day),
            "time": f"{starts:%H:%M}",
            "venue": reads.venue_key(one.venue_id),
            "level": one.level_key,
            "speaker": reads.speaker_key(one.speaker_id),
            "team": team,
            "people": people,
        }


def _said(refusal: acts.NotWritable, names: reads.Names) -> tuple[tuple[str, Words], ...]:
    def where(number: int | None) -> str:
        return _place(refusal.sessions[number - 1], names) if number else ""

    return tuple(
        (where(one.session), say_breach(replace(one, session=None), names))
        for one in refusal.breaches
        if one.rule != "nobody_left_out"
    )


def _place(one: Session, names: reads.Names) -> str:
    venue = names.get(one.venue, Words(one.venue, one.venue)).in_(get_language() or "lo")
    return f"{one.slot.replace('T', ' ')} · {venue}"
