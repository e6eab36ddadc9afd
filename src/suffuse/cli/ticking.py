"""`suffuse tick`: what time brings due, done once."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from rich.console import Console

from suffuse.organisation import jobs as organisation
from suffuse.planning import jobs as planning
from suffuse.reporting import jobs as reporting
from suffuse.web import indexing

EVERY_SECONDS = 60.0

say = Console(highlight=False)

# Each job says what it did in a few words, or "" if there was nothing to do.
JOBS: dict[str, Callable[[datetime], str]] = {
    "tables": organisation.put_away_tables,
    "plans": planning.recheck,
    "ledger": reporting.freeze,
    "words": indexing.put_in,
}


def tick() -> None:
    """
    Do once what time brings due: freeze the ledger of a week, check plans under a new measure.

    Put it into cron (`*/5 * * * * suffuse tick`); `suffuse serve` does it by itself. Run twice, it
    does nothing the second time.
    """
    for name, did in tick_once().items():
        say.print(f"{name}: {did or 'nothing to do'}")


def tick_once() -> dict[str, str]:
    """Run every room's job at this moment and return what each did, by name."""
    at = timezone.now()
    return {name: job(at) for name, job in JOBS.items()}
