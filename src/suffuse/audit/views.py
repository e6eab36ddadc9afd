"""The log of acts, and whether it is whole."""

import re
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from suffuse.audit import reads, wording

A_PAGE = 50
LONGEST = 120
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LogPage:
    """Everything `audit/log.html` may use."""

    lines: Page[reads.Line]
    head: str
    act: str
    thing: str
    refused: str


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """Everything `audit/verify.html` may use."""

    holds: int
    broken: reads.Broken | None
    why: str | Promise
    head: str
    anchor: str
    refused: str | Promise


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Show what was done, newest first; seats by number, nobody by name."""
    act, thing = (request.GET.get(key, "").strip() for key in ("act", "thing"))
    refused = any(len(one) > LONGEST or "\x00" in one for one in (act, thing))
    lines = () if refused else reads.log(act=act, thing=thing)
    found = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    page = LogPage(
        lines=found,
        head=reads.head(),
        act=act.replace("\x00", ""),
        thing=thing.replace("\x00", ""),
        refused=wording.NO_ACT % {"most": LONGEST} if refused else "",
    )
    return render(
        request,
        "audit/log.html",
        {"page": page, "head_hash": page.head[:16]},
        status=422 if refused else 200,
    )


@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the whole log and say whether it holds, also against a hash from paper."""
    anchor = request.GET.get("anchor", "").strip().lower()
    refused = bool(anchor) and not _HASH.fullmatch(anchor)
    holds, broken = reads.verify(anchors=[anchor] if anchor and not refused else [])
    page = VerifyPage(
        holds=holds,
        broken=broken,
        why=wording.BROKEN[broken.why] if broken else "",
        head=reads.head(),
        anchor="" if refused else anchor,
        refused=wording.NO_HASH if refused else "",
    )
    return render(
        request,
        "audit/verify.html",
        {"page": page, "head_hash": page.head[:16]},
        status=422 if refused else 200,
    )
