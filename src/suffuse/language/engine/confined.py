"""
The process in which an untrusted file is read: little memory, little time, no files to write.

Libraries that read other programs' files end their whole process when memory runs out, and no
`except` hears of it. So they are called in a child, which may die; the parent only learns that.
"""

import os
import subprocess
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

_WAITING = 5  # a busy machine may need so many seconds for one second of computing


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of data beyond the interpreter's own, and seconds of computing."""

    memory: int
    seconds: int


def ask(module: str, *arguments: str, data: bytes, limits: Limits) -> bytes | None:
    """
    Return what a module of ours answers when it is run on `data`; None if it died or took too long.

    The module calls `confine` before it looks at its input; what it needs to know beforehand is in
    the arguments.
    """
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.defpath, "PYTHONUTF8": "1"}
    try:
        child = subprocess.run(  # noqa: S603 — our own module, arguments of our own making, no shell
            [
                sys.executable,
                "-m",
                module,
                str(limits.memory),
                str(limits.seconds),
                *arguments,
            ],
            input=data,
            capture_output=True,
            timeout=limits.seconds * _WAITING,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return child.stdout if child.returncode == 0 and child.stdout else None


def confine() -> list[str]:
    """
    Give up what the parent does not allow, and return the arguments that are left.

    On Windows there are no such limits; there only the parent's clock holds.
    """
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    return sys.argv[3:]
