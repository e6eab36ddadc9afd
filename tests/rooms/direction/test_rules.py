"""How far a direction has come."""

from datetime import date

from suffuse.direction.rules import Progress, Stage, late, noted, progress, stage


def test_two_bodies_make_a_report_noted():
    """One is not enough; two are."""
    assert not noted(1)
    assert noted(2)


def test_an_answer_waits_is_received_is_done():
    """Three stages, in this order."""
    assert stage(received=False, done=False) is Stage.WAITING
    assert stage(received=True, done=False) is Stage.RECEIVED
    assert stage(received=True, done=True) is Stage.DONE


def test_progress_keeps_its_whole():
    """Parts add up to the whole, and a share of nobody is not known."""
    found = progress([Stage.WAITING, Stage.RECEIVED, Stage.DONE])
    assert (found.of, found.received, found.done, found.waiting, found.open) == (3, 2, 1, 1, 2)
    assert (found + Progress(1, 1, 1)).finished == 0.5
    assert Progress().reached is None
    assert Progress().finished is None


def test_a_direction_is_late_on_the_day_after_it_was_due():
    """On its day it is still in time."""
    day = date(2027, 9, 1)
    assert not late(due=day, on=day, done=False)
    assert late(due=day, on=date(2027, 9, 2), done=False)
    assert not late(due=day, on=date(2027, 9, 2), done=True)
