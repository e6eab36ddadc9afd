"""Planning files out: plans, seatings and refusals as JSON, the same everywhere."""

from suffuse.planning.papers.files import plan_json, refusal_json, seats_json

__all__ = ["plan_json", "refusal_json", "seats_json"]
