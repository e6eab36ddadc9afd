"""Processes that compute beside this one, and end with it however it ends."""

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

_CUT_SHORT = 1


def beside(count: int) -> ProcessPoolExecutor:
    """
    Return a pool of so many processes, each of which ends when the one that asked for it is gone.

    A pool's own processes wait for work that never comes when their parent is killed: each holds the
    other end of the queue open. They are started afresh: a fork would share this process's database
    connections and threads, and each would hold open what tells the one before it of the end.
    """
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_watch)


def _watch() -> None:
    threading.Thread(target=_end_with_parent, daemon=True, name="end-with-parent").start()


def _end_with_parent() -> None:
    """Wait until the parent is gone, then end at once, in the midst of solving."""
    if parent := parent_process():
        wait([parent.sentinel])
        # An ordinary exit would wait for the solver, and nobody is left to hear its answer.
        os._exit(_CUT_SHORT)
