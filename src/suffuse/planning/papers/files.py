"""`suffuse-plan/1`, `suffuse-seats/1` and `suffuse-refusal/1` out; keys in one order, no spaces lost."""

import json
from dataclasses import asdict
from typing import Any

from suffuse.language.rules import Fault, Words
from suffuse.planning.engine import Seated
from suffuse.planning.rules import Plan, Session
from suffuse.planning.wording import say_binding, say_breach, say_relaxation
from suffuse.planning.wording.both import RELAXATIONS


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON: each reason as a fact, a sentence (`text`) and in both languages."""
    return {
        "format": "suffuse-plan/1",
        "status": plan.status,
        "sessions": [_session(session) for session in plan.sessions],
        "figures": asdict(plan.figures),
        "bounds": asdict(plan.bounds),
        "binding": [
            {"rule": one.rule, "count": one.count, "what": one.what, **_said(say_binding(one))}
            for one in plan.binding
        ],
        "relaxations": [
            {
                "change": RELAXATIONS[one.change].filled(count=one.count).en,
                "sessions": one.sessions,
                "finish": one.finish,
                "left_out": one.left_out,
                "kind": one.change,
                "count": one.count,
                **_said(say_relaxation(one)),
            }
            for one in plan.relaxations
        ],
        "breaches": [{**asdict(one), **_said(say_breach(one))} for one in plan.breaches],
    }


def _said(words: Words) -> dict[str, Any]:
    return {"text": words.en, "say": {"lo": words.lo, "en": words.en}}


def _session(session: Session) -> dict[str, Any]:
    return {
        "slot": session.slot,
        "venue": session.venue,
        "level": session.level,
        "speaker": session.speaker,
        "groups": [{"team": part.team, "people": part.people} for part in session.groups],
    }


def seats_json(seated: Seated) -> dict[str, Any]:
    """Return a seating as JSON."""
    return {
        "format": "suffuse-seats/1",
        "people": seated.people,
        "bound": seated.bound,
        "proven": seated.proven,
        "places": [asdict(place) for place in seated.places],
    }


def refusal_json(fault: Fault) -> str:
    """Return one refusal as a line of JSON."""
    return json.dumps(
        {
            "format": "suffuse-refusal/1",
            "code": fault.code,
            "at": f"{fault.file}{fault.column}",
            "say": {"lo": fault.say.lo, "en": fault.say.en},
        },
        ensure_ascii=False,
    )
