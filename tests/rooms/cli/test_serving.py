"""One command serves a unit."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from tests.rooms.cli.terminal import Terminal


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_serve_answers_and_ends_when_asked(terminal: Terminal) -> None:
    """The log-in page comes, and an interrupt ends the site, its worker and its ticker."""
    port = free_port()
    server = subprocess.Popen(
        terminal.command("serve", "--port", str(port)),
        env=terminal.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert fetched(f"http://127.0.0.1:{port}/accounts/login/", within=60) == 200
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=30)
    assert "Traceback" not in said


def fetched(url: str, *, within: float) -> int:
    end = time.monotonic() + within
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_work_once_ends_when_nothing_waits(terminal: Terminal) -> None:
    """So that cron can run it."""
    terminal.types("work", "--once")
