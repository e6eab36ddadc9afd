"""What is too long to be taken is refused before anything reads it, and read away politely."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from suffuse.language.rules import whole_number

_PIECE = 65_536
# So much is read away, so that the browser listens to the answer; more is cut off.
_MOST_READ_AWAY = 64_000_000
_FILES = "multipart/form-data"


class SizeMiddleware:
    """
    Answer 413 to a form longer than the house takes; files have limits of their own.

    A server that answers before the whole request has come is not heard: the browser still sends,
    and shows a broken connection instead of the sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = _length(request)
        if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE or request.content_type == _FILES:
            return self.get_response(request)
        _read_away(request, min(length, _MOST_READ_AWAY))
        return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _length(request: HttpRequest) -> int:
    return whole_number(request.META.get("CONTENT_LENGTH") or "") or 0


def _read_away(request: HttpRequest, length: int) -> None:
    while length > 0 and (piece := request.read(min(_PIECE, length))):
        length -= len(piece)
