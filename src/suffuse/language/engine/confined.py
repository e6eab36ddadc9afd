"""
The process in which an untrusted file is read: little memory, little time, no files to write, nobody to call.

Libraries that read other programs' files end their whole process when memory runs out, and no
`except` hears of it. So they are called in a child, which may die; the parent only learns that.
What the child answers is read up to a limit: a flood of words would fill the parent's memory instead.
"""

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

_WAITING = 10  # a busy machine may need so many seconds for one second of computing


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of data, seconds of computing, and bytes of its answer."""

    memory: int
    seconds: int
    answer: int = 256_000_000


def ask(module: str, *arguments: str, data: bytes, limits: Limits) -> bytes | None:
    """
    Return what a module of ours answers when it is run on `data`; None if it died or took too long.

    The module calls `confine` before it looks at its input; what it needs to know beforehand is in
    the arguments.
    """
    command = [sys.executable, "-m", module, str(limits.memory), str(limits.seconds), *arguments]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.defpath, "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603 — our own module, arguments of our own making, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        clock = threading.Timer(limits.seconds * _WAITING, child.kill)
        feeder = threading.Thread(target=_feed, args=(child, data), daemon=True)
        clock.start()
        feeder.start()
        try:
            said = child.stdout.read(limits.answer + 1) if child.stdout else b""
            if len(said) > limits.answer:
                child.kill()
            whole = child.wait() == 0 and 0 < len(said) <= limits.answer
        finally:
            clock.cancel()
            child.kill()
            feeder.join()
    return said if whole else None


def _feed(child: subprocess.Popen[bytes], data: bytes) -> None:
    """Hand the child its bytes; one that ended early does not take them."""
    with contextlib.suppress(OSError):
        if child.stdin:
            child.stdin.write(data)
    with contextlib.suppress(OSError):
        if child.stdin:
            child.stdin.close()


def confine() -> list[str]:
    """
    Give up what the parent does not allow, and all talk to others; return the arguments that are left.

    On Windows there are no such limits; there only the parent's clock holds.
    """
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    sys.addaudithook(alone)
    return sys.argv[3:]


def alone(event: str, _: object) -> None:
    """Let a process call nobody and start nothing: whatever tries so ends it."""
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
        raise PermissionError(event)
