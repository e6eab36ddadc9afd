"""The log of acts, and whether it is whole."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.audit import reads, wording

A_PAGE = 50
LONGEST = 120


@dataclass(frozen=True, slots=True)
class LogPage:
    """Everything `audit/log.html` may use."""

    lines: Page[reads.Line]
    head: str
    act: str
    thing: str


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """Everything `audit/verify.html` may use."""

    holds: int
    broken: reads.Broken | None
    why: str | Promise
    head: str
    anchor: str


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Show what was done, newest first; seats by number, nobody by name."""
    act, thing = (request.GET.get(key, "").strip()[:LONGEST] for key in ("act", "thing"))
    lines = reads.log(act=_plain(act), thing=_plain(thing))
    found = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    page = LogPage(lines=found, head=reads.head(), act=act, thing=thing)
    return render(request, "audit/log.html", {"page": page, "head_hash": page.head[:16]})


@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the whole log and say whether it holds, also against a hash from paper."""
    anchor = request.GET.get("anchor", "").strip().lower()[:LONGEST]
    holds, broken = reads.verify(anchors=[anchor] if anchor else [])
    page = VerifyPage(
        holds=holds,
        broken=broken,
        why=wording.BROKEN[broken.why] if broken else "",
        head=reads.head(),
        anchor=anchor,
    )
    return render(request, "audit/verify.html", {"page": page, "head_hash": page.head[:16]})


def _plain(text: str) -> str:
    return text.replace("\x00", "")
