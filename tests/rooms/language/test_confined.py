"""The child in which other people's files are read: what it may use, and what its parent believes."""

import pytest

from suffuse.language.engine import Limits, ask, confined

pytestmark = pytest.mark.once  # no database has a part in it
POEM = "this"  # a module of the interpreter that says some hundred words and ends


def said(answer, module=POEM):
    return ask(module, data=b"", limits=Limits(memory=50_000_000, seconds=5, answer=answer))


def test_an_answer_is_read_up_to_its_limit():
    """A child that talks without end would fill its parent's memory: it is ended instead."""
    whole = said(100_000)

    assert whole is not None
    assert len(whole) > 500
    assert said(500) is None


def test_a_child_that_fails_or_says_nothing_has_no_answer():
    """Half an answer is none."""
    assert said(1000, "no_module_of_this_name") is None
    assert said(1000, "keyword") is None


def test_a_child_that_takes_no_input_is_no_fault_of_its_parent():
    """Bytes that nobody reads are dropped."""
    limits = Limits(memory=50_000_000, seconds=5)

    assert ask(POEM, data=b"x" * 5_000_000, limits=limits)


@pytest.mark.parametrize("event", ["socket.connect", "subprocess.Popen", "os.system", "os.exec"])
def test_a_confined_process_calls_nobody(event):
    """Even a reader that was talked into it ends instead."""
    with pytest.raises(PermissionError):
        confined.alone(event, ())
    confined.alone("open", ())
