"""Files that other systems read: iCalendar, Atom, JSON, CSV."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import StringIO

from django.utils.feedgenerator import Atom1Feed
from icalendar import Calendar
from icalendar import Event as Entry

from suffuse.exchange import wording
from suffuse.exchange.reads import Event
from suffuse.exchange.rules import Reach, document, lines
from suffuse.language.rules import Words
from suffuse.media.reads import Line
from suffuse.organisation.rules import escaped

PRODUCT = "-//Suffuse//suffuse//EN"


def calendar(unit: Words, events: Iterable[Event], language: str) -> bytes:
    """Return sessions as iCalendar (RFC 5545), times in UTC."""
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("x-wr-calname", unit.in_(language))
    for event in events:
        entry = Entry()
        entry.add("uid", f"{event.code}@suffuse")
        entry.add("dtstamp", event.changed_at.astimezone(UTC))
        entry.add("dtstart", event.starts.astimezone(UTC))
        entry.add("dtend", event.ends.astimezone(UTC))
        entry.add("summary", f"{event.title.in_(language)} · {event.level.in_(language)}")
        entry.add("location", event.venue)
        entry.add("description", wording.SEATS % {"code": event.code, "people": event.people})
        file.add_component(entry)
    return bytes(file.to_ical())


def reach_json(reach: Reach) -> bytes:
    """Return a reach as `suffuse-reach/1`."""
    return json.dumps(document(reach), ensure_ascii=False, indent=1).encode()


def reach_csv(reach: Reach) -> bytes:
    """Return a reach as a table, with a mark for UTF-8; no cell can be taken for a formula."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    for line in lines(reach):
        writer.writerow([escaped(cell) for cell in line])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def publications(title: Words, lines: Iterable[Line], *, link: str, language: str) -> bytes:
    """Return what was published as an Atom feed (RFC 4287), newest first."""
    feed = Atom1Feed(
        title=title.in_(language),
        link=link,
        description=str(wording.PUBLISHED),
        language=language,
        feed_url=link,
    )
    for line in lines:
        on = line.published_on or line.planned_on
        feed.add_item(
            title=line.title,
            link=line.evidence_url
            if line.evidence_url.startswith(("https://", "http://"))
            else link,
            description=wording.PIECE % {"channel": line.channel, "issuer": line.issuer},
            unique_id=f"tag:suffuse,2021:publication/{line.id}",
            author_name=line.issuer,
            pubdate=datetime.combine(on, time(), tzinfo=UTC),
            updateddate=datetime.combine(on, time(), tzinfo=UTC),
        )
    return feed.writeString("utf-8").encode()
