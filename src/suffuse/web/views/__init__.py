"""The front door's own pages: the desk, the look, and what a device keeps."""

from suffuse.web.views.again import again, ask_again
from suffuse.web.views.clause import clause
from suffuse.web.views.desk import desk
from suffuse.web.views.look import look
from suffuse.web.views.offline import offline, worker
from suffuse.web.views.overview import media, overview, rollouts
from suffuse.web.views.search import search
from suffuse.web.views.seats import take_seat

__all__ = [
    "again",
    "ask_again",
    "clause",
    "desk",
    "look",
    "media",
    "offline",
    "overview",
    "rollouts",
    "search",
    "take_seat",
    "worker",
]
