"""`suffuse serve` and `suffuse work`: the site, and the long work behind it."""

import logging
import multiprocessing
import socket
import threading
from typing import Annotated

import typer
from django.core.management import call_command
from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from granian import Granian
from granian.constants import Interfaces
from rich.console import Console

from suffuse.cli.ticking import EVERY_SECONDS, tick_once

say = Console(highlight=False)
QUEUES = ("*",)


def serve(  # long: every option of a verb stands on a line of its own
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[
        int, typer.Option(help="Web processes. One is enough for a unit.", min=1, max=64)
    ] = 1,
    alone: Annotated[
        bool,
        typer.Option(
            "--web-only",
            help="Only the site: the worker and the ticker run elsewhere (`work`, `tick`).",
        ),
    ] = False,
) -> None:
    """
    Serve the site, with its worker and ticker, from one command.

    Missing migrations are applied first, so an upgrade is: stop, install, serve. For a laptop this
    is all there is to run. A ministry runs `suffuse serve --web-only --workers 4` behind its proxy,
    `suffuse work` as a second service, and `suffuse tick` from cron.
    """
    _refuse_unless_free(host, port)
    call_command("migrate", verbosity=0)
    connection.close()
    # The threads below and a fork do not go together: web processes start afresh.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "suffuse.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_enabled=False,
    )
    if not alone:
        # Daemons: they end with the server, and a task cut short is taken up again.
        for run in (_work_forever, _tick_forever):
            threading.Thread(target=run, daemon=True, name=run.__name__.strip("_")).start()
    say.print(f"Serving on http://{_shown(host)}:{port}/ (Ctrl+C ends it).")
    server.serve()


def _refuse_unless_free(host: str, port: int) -> None:
    """Say so when the address is not ours or taken: two sites on one would share their readers."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind, number) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as why:
        say.print(f"ເປີດເວັບຢູ່ {host}:{port} ບໍ່ໄດ້: ທີ່ຢູ່ນີ້ບໍ່ແມ່ນຂອງເຄື່ອງນີ້ ຫຼື ມີໂປຣແກຣມອື່ນໃຊ້ຢູ່ແລ້ວ.", soft_wrap=True)
        say.print(
            f"Cannot serve on {host}:{port}: {why.strerror or why}. "
            "Choose another --port or --host, or end what listens there.",
            soft_wrap=True,
        )
        raise typer.Exit(1) from None


def work(
    once: Annotated[
        bool, typer.Option("--once", help="End when nothing waits, instead of waiting for more.")
    ] = False,
) -> None:
    """
    Do the long work that waits in the queue: imports, letters, plans of many units.

    Several workers may run side by side, on one machine or on many: each task is taken once.
    """
    call_command("db_worker", batch=once, startup_delay=False, verbosity=1)


def _work_forever() -> None:
    """Take tasks in this process, without touching its signals: they belong to the server."""
    worker = Worker(
        queue_names=list(QUEUES),
        interval=1.0,
        batch=False,
        backend_name="default",
        startup_delay=True,
        max_tasks=None,
        worker_id=f"serve-{threading.get_ident()}",
        excluded_queue_names=[],
    )
    _again_and_again(worker.run, pause=5.0)


def _tick_forever() -> None:
    _again_and_again(tick_once, pause=EVERY_SECONDS)


def _again_and_again(run: object, *, pause: float) -> None:
    """Run, and run again after a pause: one failure is logged, and must not end the loop."""
    rest = threading.Event()
    while True:
        try:
            close_old_connections()
            run()  # type: ignore[operator]  # each job is looked up by its name
        except Exception:
            logging.getLogger("suffuse").exception(
                "a background job failed; it will be tried again"
            )
        rest.wait(pause)


def _shown(host: str) -> str:
    """Return the name by which a browser on this machine finds the address."""
    return host if host not in ("127.0.0.1", "0.0.0.0", "::1", "::") else "localhost"  # noqa: S104 - shown, not bound
