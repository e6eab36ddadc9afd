"""One command serves a unit."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from tests.rooms.cli.terminal import Terminal

pytestmark = pytest.mark.once


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
        status = fetched(f"http://127.0.0.1:{port}/accounts/login/", within=120)
        too_long = sent(f"http://127.0.0.1:{port}/accounts/login/", b"login=" + b"x" * 3_000_000)
        second = terminal.types("serve", "--port", str(port), status=1)
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=60)
    assert status == 200, said
    assert too_long == (413, True)
    assert f"127.0.0.1:{port}" in second
    assert "ບໍ່ໄດ້" in second
    assert "Traceback" not in said


def fetched(url: str, *, within: float) -> int:
    """Ask until there is an answer; 0 if there was none in `within` seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                return int(answer.status)
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    return 0


def sent(url: str, body: bytes) -> tuple[int, bool]:
    """Send a form; return the status, and whether the whole answer came in both languages."""
    try:
        with urllib.request.urlopen(url, data=body, timeout=60) as answer:
            return int(answer.status), False
    except urllib.error.HTTPError as refused:
        page = refused.read().decode()
        return refused.code, "ຍາວເກີນໄປ" in page and page.rstrip().endswith("</html>")


def test_an_address_of_another_machine_is_refused_in_a_sentence(terminal: Terminal) -> None:
    """Nobody should read a traceback to learn that a number in an address is too large."""
    said = terminal.types("serve", "--host", "999.1.1.1", status=1)
    assert "Traceback" not in said
    assert "999.1.1.1" in said


def test_work_once_ends_when_nothing_waits(terminal: Terminal) -> None:
    """So that cron can run it."""
    terminal.types("work", "--once")
