"""`suffuse index`: what was written before there was a search is found as well."""

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from suffuse.web import indexing


def index() -> None:
    """
    Let questions, findings and publications into the search that are not in it yet.

    After an upgrade from a version without a search, or after rows were brought in by hand. Clauses
    are always in it. `suffuse tick` does the same by and by; this does it at once and shows how far
    it is. It may be stopped at any moment and goes on where it stopped; run twice, it does nothing
    the second time.
    """
    waiting = indexing.missing()
    say = Console(highlight=False)
    with Progress(
        *Progress.get_default_columns()[:-1],
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as bar:
        task = bar.add_task("words", total=sum(waiting.values()))
        for came in indexing.let_in():
            bar.advance(task, came)
    for kind, count in waiting.items():
        say.print(f"{kind}s: {count or 'none'} let in")
