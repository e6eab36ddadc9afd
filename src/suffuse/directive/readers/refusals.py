"""Why a file cannot be read: a code, the place, and the particulars of its sentence."""


class Unreadable(Exception):
    """
    The file is refused.

    :param code: for machines; its sentence in both languages is in `suffuse.directive.wording`
    :param at: the place in the file: "line 3", "word/document.xml", or empty
    :param holes: what fills the holes of the sentence
    """

    def __init__(self, code: str, at: str = "", **holes: object) -> None:
        super().__init__(code, at, holes)
        self.code, self.at, self.holes = code, at, holes
