"""The table of who may do what stands on paper as it stands in the code."""

from suffuse.access.rules import TABLE, as_markdown
from tests.house.source import TOP

BEGIN, END = "<!-- the table -->\n", "<!-- end of the table -->\n"


def test_the_paper_shows_the_table_that_decides():
    """Whoever reads the threats must read what really holds; `python -m tests.house.test_table` writes it."""
    paper = (TOP / "docs/threats.md").read_text()

    assert paper.partition(BEGIN)[2].partition(END)[0] == as_markdown(TABLE)


def write() -> None:
    """Put the table of the code on paper."""
    place = TOP / "docs/threats.md"
    before, _, rest = place.read_text().partition(BEGIN)
    place.write_text(before + BEGIN + as_markdown(TABLE) + END + rest.partition(END)[2])


if __name__ == "__main__":
    write()
