"""Some of many writers at once: a process of its own with several threads, as a web server has."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suffuse.web.settings")


def main(process: str, threads: int, times: int) -> None:
    django.setup()
    from suffuse.audit import acts  # here: Django must be ready first
    from suffuse.audit.rules import HOUSE
    from tests.world import MONDAY

    def write(thread: int) -> None:
        for number in range(times):
            acts.write(act="test.write", thing=f"{process} {thread} {number}", by=HOUSE, at=MONDAY)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, range(threads)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
