"""Press releases: a headline, a date, paragraphs, and who says what in them."""

from __future__ import annotations

import re
from dataclasses import replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.news.telling import told
from chapter8.record.kinds.papers.prose import read_prose
from chapter8.record.nouns import Meeting, Record
from chapter8.record.text import PlainDocument

_MASTHEAD = re.compile(
    r"^(?:EXERCISE\b.*|Press [Rr]elease.*|PRESS RELEASE.*|For (?:immediate )?release.*|(?:SC|SG/SM|GA|PRESS)/[\w./]+|"
    r"United Nations|"
    r"Meetings [Cc]overage.*|\d{1,2} \w+ \d{4}|[\w/.()]+)$"
)
_MEETING = re.compile(r"^\s*(\d{1,5})(?:st|nd|rd|th)\s+meeting\b", re.IGNORECASE | re.MULTILINE)
NUMBER = re.compile(r"\b((?:SC|SG/SM|GA|SG/A|DSG/SM|PAL|IK|L)/\d{2,6})\b")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a press release; its number (SC/8834) is its symbol where it has no other.

    The coverage of a meeting names the meeting ("8627TH MEETING (AM)").
    """
    prose = read_prose(document, atlas)
    lines = [line.text for line in document.lines if line.text][:20]
    number = NUMBER.search("\n".join(lines))
    if prose.symbol is None and number:
        prose.symbol = number.group(1)
    headline = next((text for text in lines if not _MASTHEAD.match(text) and len(text) > 20), None)
    statements, unnamed = told(prose.passages.passages, atlas)
    title = (document.title or "").partition(" | ")[0] or headline  # behind the bar stands the site's own name
    record = prose.record(document, "press_release", title=title, statements=statements)
    meeting = _MEETING.search("\n".join(lines))
    meetings = (Meeting(meeting.group(1), record.date, None, None),) if meeting else ()
    return replace(record, meetings=meetings, unresolved=(*record.unresolved, *unnamed))
