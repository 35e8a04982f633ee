"""When something is due: dates, durations, recurrences and events as decisions word them.

Conventions (those of the labelled paragraphs): "within" a period without a start counts from the adoption, "for" a
period without a start counts from something else and has no date. A month or a year without a day is dated by its last
day, with that precision. "By DATE and every six months thereafter" recurs, first on DATE. No day before the adoption is
a deadline. What can't be computed keeps its words and its type, and has no date.

`Deadline.type` beside the types of the labels: duration is duration_from_adoption or duration_from_event, as
`counted_from` says; event is by_event; date and recurring are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from chapter8.record.commitments.calendar_words import (
    DAY,
    LONG,
    MONTH,
    MONTHS,
    day_of,
    last_day_of,
    later,
    next_day,
    number_of,
)
from chapter8.record.commitments.recurrences import recurrence_in, thereafter
from chapter8.record.commitments.vehicles import vehicle
from chapter8.record.nouns import Deadline

_LATEST = r"(?:no|not)\s+later\s+than"
_PERIOD_OF = r"for\s+(?:a|an|the|another)\s(?:[\w-]+\s){0,4}?period\s+of(?:\s+up\s+to)?"
_TIME_WORD = re.compile(
    r"\b(?:\d{4}|hours?|days?|weeks?|months?|years?|(?:bi-?|semi-?)?annual(?:ly)?|yearly|monthly|quarterly|weekly|regular(?:ly)?|"
    rf"periodic(?:ally|al)?|reports?|reporting|briefings?|meetings?|visits?|end|expir\w+|completion|conclusion|termination|date|upon|after\s+(?:an?|any|the)|{MONTH})\b|-monthly"
)
_THAT_IS_UNTIL = re.compile(
    rf"(?:{_PERIOD_OF}|for(?:\s+(?:a|an|another|an\s+additional|a\s+further))?)\s{LONG}(?:,?\s(?:that\s+is|i\.e\.),?)?,?\s"
    rf"(?:until|to|through|up\s+to|ending(?:\s+on)?|expiring\s+on)\s(?P<day>{DAY})"
)
_BEYOND = re.compile(
    rf"(?:{_PERIOD_OF}|for)\s{LONG}\s(?:beyond|from|after|starting(?:\s+on|\s+from)?|beginning(?:\s+at\s[^;.]{{3,60}}?)?(?:\s+on)?)\s(?P<day>{DAY})"
)
_UNTIL = re.compile(
    rf"\b(?:until|to\s+remain\s+until|(?:for\s+a\s+(?:[\w-]+\s){{0,3}})?(?:period\s+)?(?:ending|expiring)(?:\s+on)?|through|up\s+to|not\s+beyond)\s(?P<day>{DAY})"
)
_BY_DAY = re.compile(
    rf"\b(?:by(?:\s+no\s+later\s+than)?|before|{_LATEST}|on\s+or\s+before|prior\s+to|on|as\s+of|as\s+from|with\s+effect\s+from|"
    rf"starting(?:\s+on)?|beginning(?:\s+on)?|commencing(?:\s+on)?|effective)\s(?P<day>{DAY})"
)
_BY_YEARLESS = re.compile(
    rf"\b(?:by|before|{_LATEST}|on\s+or\s+before)\s(?P<day>\d{{1,2}}\s+(?:{MONTH}))\b(?!,?\s+\d{{4}})"
)
_BY_MONTH = re.compile(
    rf"\b(?:by(?:\s+the\s+end\s+of|\s+mid-|\s+early|\s+late)?|in|before(?:\s+the\s+end\s+of)?|until(?:\s+the\s+end\s+of)?|"
    rf"{_LATEST}(?:\s+the\s+end\s+of)?|during|at\s+the\s+end\s+of|starting\s+in|beginning\s+in)\s+(?P<month>(?:(?:{MONTH})\s)?(?:19|20)\d{{2}})\b(?!\s?\))"
)
_MONTH_ALONE = re.compile(
    rf"\b(?:by|before|{_LATEST}|until|at)\s+(?:the\s+(?:end|middle|beginning)\s+of\s+|mid-|early\s+|late\s+)?(?P<month>{MONTH})\b(?!\s+\d)"
)
"""A month without its year: the next after the adoption."""
_PART_OF_YEAR = re.compile(
    rf"\b(?:by|in|before|{_LATEST}|during|until)\s+(?:mid-\s?|(?:the\s+(?:end\s+of\s+the\s+)?)?(?P<which>first|second|third|fourth|last)\s+"
    r"(?P<part>half|quarter)\s+of\s+|the\s+(?:middle|first\s+half)\s+of\s+)(?P<year>(?:19|20)\d{2})\b"
)
_END_OF_THIS_YEAR = re.compile(
    rf"\b(?:by|before|at|until|{_LATEST})\s+(?:no\s+later\s+than\s+)?the\s+end\s+of\s+(?:the|this)\s+(?:current\s+|calendar\s+)?year\b"
)
_AGAIN = re.compile(r",?\s+and\s+(?:then\s+)?again,?\s+")
_MORE_THEREAFTER = re.compile(rf"\band\s+(?:then\s+|again\s+)?{LONG}\s+(?:thereafter|later)\b")
"""A second due date counted from the first: "three months after the adoption and six months thereafter"."""
_DAY_WORD = re.compile(r"\d\s+[A-Z]|[a-z]\s+\d")
_SPAN_WORD = re.compile(r"hour|day|week|month|year")
_STARTING = re.compile(
    rf"\b(?:starting|beginning|commencing)\s+(?:in|on|from|by|with)?\s?(?P<when>{DAY}|(?:{MONTH})\s\d{{4}})"
)
_ADOPTION = (
    r"(?:(?:of|from|after|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?(?:time\s+of\s+)?(?:the\s+)?(?:adoption|issuance|date)\s+of\s+"
    r"(?:this|the\s+present)\s+(?:resolution|statement|presidential\s+statement)"
    r"|(?:of|from|after)\s+(?:this|the\s+present)\s+(?:resolution|statement|date)"
    r"|(?:of|from|after)\s+(?:the\s+)?(?:time\s+|date\s+)?(?:of\s+)?(?:the\s+|its\s+)?adoption(?:\s+of\s+this\s+resolution)?|from\s+now)"
)
_FROM_ADOPTION = re.compile(
    rf"\b(?:(?:within|{_LATEST}|in|at\s+the\s+latest|{_PERIOD_OF}|for)\s(?:(?:no\s+more\s+than|a\s+maximum\s+of|the\s+next|a\s+period\s+of|an?)\s)*)?{LONG}"
    rf"(?:\s+period)?\s(?:starting\s+|beginning\s+)?{_ADOPTION}"
)
_WITHIN = re.compile(
    rf"\b(?:within|{_LATEST}|in)\s(?:(?:no\s+more\s+than|a\s+period\s+of|the\s+next|the\s+coming|a\s+maximum\s+of|at\s+most)\s)*"
    rf"(?:{LONG}|(a|an|one)\s(year|month|week))(?!\s(?:of|from|after|following|before|prior|ahead|upon)\b|-)"
)
_RELATIVE = re.compile(
    rf"\b(?:(?:within|{_LATEST}|at\s+least|not\s+less\s+than)\s)?(?:no\s+more\s+than\s|at\s+least\s)?{LONG}\s"
    r"(?P<side>of|from|after|following|before|prior\s+to|in\s+advance\s+of|ahead\s+of|beyond|upon)\s(?P<event>[^,;.]{2,90})"
)
_PERIOD = re.compile(
    rf"\b{_PERIOD_OF}\s{LONG}\b|\bfor\s(?:(?:a|an|another|up\s+to|the\s+next|a\s+further|an\s+additional|at\s+least|a\s+maximum\s+of)\s){{0,2}}{LONG}(?:\s+period)?\b"
)
_REGULAR = re.compile(
    r"\b(?:regularly(?!\s+(?:updated|scheduled|held|published)\b)|periodically|on\s+an?\s+(?:regular|ongoing\s+and\s+regular|continuous|periodic)\s+basis|at\s+regular\s+intervals|"
    r"(?<!enabling )regular(?=\s+(?:discussions|meetings|consultations|basis|updates|briefings|"
    r"contacts?|reports?|reviews?|exchanges?))|"
    r"periodic(?=\s+(?:reports?|briefings?|updates|reviews?)))"
)
_EVENTS = (
    r"expir(?:y|ation)|end|termination|completion|conclusion|renewal|date\s+in\s+question|elections|holding|formation|"
    r"beginning|start|commencement|closure|withdrawal|signing|entry\s+into\s+force|deployment|implementation|adoption|"
    r"receipt|establishment|submission|presentation|return"
)
_EVENT = re.compile(
    rf"\b(?:(?:no\s+later\s+than\s+|not\s+later\s+than\s+)?(?:prior\s+to|before|by|at|until|upon|ahead\s+of|in\s+advance\s+of|pending)|no\s+later\s+than|not\s+later\s+than|upon)\s(?:the\s+)?(?:(?:current|full|successful|present|presidential|legislative|first|second|upcoming|\d{{4}})\s+){{0,2}}"
    rf"(?:{_EVENTS})\b(?:\s(?:of|in)\s[^,;.]{{2,80}})?"
    r"|\b(?:prior\s+to|before|upon|at|by|ahead\s+of|in\s+advance\s+of)\s(?:its|their|his)\s(?:\w+\s)?(?:expir(?:y|ation)|termination|completion|conclusion|deployment|renewal)\b"
    r"|\bafter\s(?:an?|any|the)\s[\w\s-]{2,40}?\s(?:is|are|has\s+been|have\s+been)\s\w+ed\b(?:\s[^,;.]{2,40})?"
    r"|\bbefore\s(?:its|the|their)\s(?:current\s+|present\s+)?mandates?\s(?:expires?|ends?)\b"
    r"|\b(?:following|after|subsequent\s+to)\s(?:(?:each|every)(?:\s+of\s+(?:its|their|his))?|its|their|his)\s(?:\w+\s)?(?:meetings?|visits?|missions?|sessions?)\b"
    r"|\bat\s(?:its|their|the)\snext\s(?:meeting|session|summit)\b"
)


_JOINED_DATES = re.compile(
    r",?\s+and(?:\s+(?:again|finally|then|an?\s+\w+(?:\s\w+)?|the\s+(?:second|third|other|final)(?:\s\w+)?))?\s+"
)
_AND_MONTH = re.compile(rf",?\s+and\s+(?:(?:in|again\s+in|by)\s+)?(?P<month>(?:{MONTH})\s\d{{4}})\b")
_AND_DAY = re.compile(rf",?\s+and\s+(?:again\s+on\s+|on\s+)?(?P<day>{DAY})")
_SECOND = 120  # characters behind "and again" in which the second due date is told
_THAT_DATE = re.compile(r"\b(?:before|by|until|prior\s+to)\s+(?:that|this|the\s+(?:said|same|above))\s+date\b")


def deadlines(
    action: str, adopted: date | None, *, aside: str = "", before: Sequence[Deadline] = ()
) -> tuple[Deadline, ...]:
    """The deadlines of one action: mostly one or none; two where one deliverable has two due dates.

    `aside` are the words between bearer and action; `before` are the deadlines found earlier in the paragraph, to which
    "in this report" and "three weeks before this date" point back.
    """
    for text in (action, aside):
        if text and _TIME_WORD.search(text):
            found = tuple(_in(text, adopted, before))
            if found:
                return found
    return ()


def _in(text: str, adopted: date | None, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """Deadlines by rule, the most telling rule first."""
    every = recurrence_in(text, adopted)
    days = list(_days(text, adopted))
    if every and every.recurrence:
        yield from _recurring(text, every, days, adopted, before)
    elif any(one.recurrence for one in before) and (starting := _STARTING.search(text)):
        told = next(one for one in reversed(before) if one.recurrence)
        when = day_of(starting["when"])
        yield replace(
            told,
            text=starting.group(),
            date=when or last_day_of(starting["when"]),
            precision="day" if when else "month",
        )
    elif _BEYOND.search(text) and not (_THAT_IS_UNTIL.search(text) or _UNTIL.search(text)):
        yield next(_computed(text, adopted, before))
    elif days:
        yield from _separate(text, days)
    else:
        several = tuple(_months_apart(text, adopted)) or tuple(_twice(text, adopted, before))
        if several:
            yield from several
            return
        other = next(_once(text, adopted, before), None) or every
        if other:
            yield other


def _recurring(
    text: str, every: Deadline, days: list[tuple[int, Deadline]], adopted: date | None, before: Sequence[Deadline]
) -> Iterator[Deadline]:
    """A recurrence with its first day and its last, and a second due date beside it ("and 45 days before the end")."""
    starting = _STARTING.search(text)
    first = next((day for at, day in days if day.role != "term"), None)
    last = next((day for at, day in days if day.role == "term"), None)
    computed = _FROM_ADOPTION.search(text) or _WITHIN.search(text)
    if starting:
        when = day_of(starting["when"]) or last_day_of(starting["when"])
        every = replace(every, date=when, precision="day" if day_of(starting["when"]) else "month")
    elif first:
        every = replace(
            every, date=first.date, precision=first.precision, text=f"{first.text}" if not every.text else every.text
        )
    elif computed and adopted:
        groups = [group for group in computed.groups() if group]
        every = replace(every, date=later(adopted, number_of(groups[0]), groups[1]))
    else:
        every = replace(every, date=every.date or thereafter(text, every, before))
    yield replace(every, until=last.date if last else None)
    beside = _RELATIVE.search(text)
    if beside and re.search(rf"\b(?:and|but)\s+{re.escape(beside.group()[:12])}", text):
        yield Deadline(beside.group().strip(), "duration", counted_from="event")


def _separate(text: str, days: list[tuple[int, Deadline]]) -> Iterator[Deadline]:
    """One day; or two that "and" joins, of one deliverable."""
    first_at, first = days[0]
    for month in _BY_MONTH.finditer(text, 0, first_at):
        if first.role == "due" and _JOINED_DATES.fullmatch(text, month.end(), first_at):
            yield Deadline(month.group(), "date", last_day_of(month["month"]), precision="month")
    yield first
    for at, day in days[1:]:
        between = text[first_at + len(first.text) : at]
        if first.role == "due" == day.role and _JOINED_DATES.fullmatch(between):
            yield day
            first_at, first = at, day


def _days(text: str, adopted: date | None) -> Iterator[tuple[int, Deadline]]:
    """Where days are named, and which; none before the adoption, and each once."""
    if not _names_month(text) or not _DAY_WORD.search(text):
        return
    found: dict[int, Deadline] = {}
    for pattern, role in ((_THAT_IS_UNTIL, "term"), (_UNTIL, "term"), (_BY_DAY, "due")):
        for match in pattern.finditer(text):
            day = day_of(match["day"])
            if (day is None or adopted is None or day >= adopted) and not any(
                at <= match.start() < at + len(other.text) for at, other in found.items()
            ):
                start = match.group().startswith(
                    ("as from", "with effect", "effective", "starting", "beginning", "commencing")
                )
                found[match.start()] = Deadline(
                    match.group(), "date", day, role="start" if start else "term" if role == "term" else "due"
                )
                again = _AND_DAY.match(text, match.end()) if role == "due" and not start else None
                if again:
                    found[again.start("day")] = Deadline(again["day"], "date", day_of(again["day"]))
    for match in _BY_YEARLESS.finditer(text) if adopted else ():
        found.setdefault(
            match.start(), Deadline(match.group(), "date", next_day(match["day"], adopted) if adopted else None)
        )
    yield from sorted(found.items())


def _computed(text: str, adopted: date | None, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """Durations that a rule dates, or whose start another document knows."""
    if not _SPAN_WORD.search(text):
        return
    beyond = _BEYOND.search(text)
    start = day_of(beyond["day"]) if beyond else None
    if beyond:
        due = later(start, number_of(beyond[1]), beyond[2]) if start else None
        yield Deadline(beyond.group(), "duration", due, role="term", counted_from="event")
    adoption = _FROM_ADOPTION.search(text)
    if adoption:
        role = "term" if adoption.group().startswith("for") else "due"
        yield _from_adoption(adoption.group(), adoption[1], adoption[2], adopted, role=role)
    relative = _RELATIVE.search(text)
    if relative:
        yield _counted(relative, before)
    within = _WITHIN.search(text)
    if within:
        yield _from_adoption(within.group(), within[1] or within[3], within[2] or within[4], adopted, role="due")


def _months_apart(text: str, adopted: date | None) -> Iterator[Deadline]:
    """Two months of one deliverable: "in March 2006 and September 2006"; nothing where there is one."""
    first = _BY_MONTH.search(text) if _names_year(text) else None
    second = _AND_MONTH.match(text, first.end()) if first else None
    if first is None or second is None:
        return
    for words, month in ((first.group(), first["month"]), (second["month"], second["month"])):
        day = last_day_of(month)
        if day is not None and (adopted is None or day >= adopted):
            yield Deadline(words, "date", day, precision="month")


def _twice(text: str, adopted: date | None, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """Two due dates that "and again" or "thereafter" join; nothing where there is one."""
    again = _AGAIN.search(text) if " again" in text else None
    if again:
        halves = (text[: again.start()], text[again.end() : again.end() + _SECOND])
        found = [next(_once(half, adopted, before), None) for half in halves]
        yield from (one for one in found if one and all(found))
        return
    more = _MORE_THEREAFTER.search(text) if " thereafter" in text or " later" in text else None
    first = next(_computed(text[: more.start()], adopted, before), None) if more else None
    if more and first:
        yield first
        due = later(first.date, number_of(more[1]), more[2]) if first.date else None
        yield Deadline(more.group(), "duration", due, counted_from="event")


def _once(text: str, adopted: date | None, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """What a rule dates, points back to, or can only be named."""
    yield from _computed(text, adopted, before)
    yield from _that_date(text, before)
    yield from _loose(text, adopted, before)


def _that_date(text: str, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """A date to which "before that date" points back."""
    same = _THAT_DATE.search(text) if " date" in text else None
    told = next((one for one in reversed(before) if one.date), None)
    if same and told:
        yield Deadline(same.group(), "date", told.date, precision=told.precision)


def _loose(text: str, adopted: date | None, before: Sequence[Deadline]) -> Iterator[Deadline]:
    """Months and years, periods without a start, reports that carry the answer, events."""
    yield from _parts_of_year(text, adopted)
    for month in _BY_MONTH.finditer(text) if _names_year(text) else ():
        day = last_day_of(month["month"])
        if day is not None and (adopted is None or day >= adopted):
            precision = "month" if " " in month["month"] else "year"
            role = "term" if month.group().startswith("until") else "due"
            yield Deadline(
                month.group(),
                "date",
                day,
                role="term" if role == "term" else "due",
                precision="month" if precision == "month" else "year",
            )
    yearless = _MONTH_ALONE.search(text) if adopted and _names_month(text) else None
    if yearless and adopted:
        years = (adopted.year, adopted.year + 1)
        ends = (last_day_of(f"{yearless['month']} {year}") for year in years)
        yield Deadline(yearless.group(), "date", next((d for d in ends if d and d >= adopted), None), precision="month")
    period = _PERIOD.search(text) if _SPAN_WORD.search(text) else None
    if period:
        yield Deadline(period.group(), "duration", role="term", counted_from="event")
    regular = _REGULAR.search(text)
    carried = vehicle(text, before)
    if carried and not (regular and regular.start() < text.find(carried.text)):
        yield carried
    if regular:
        yield Deadline(regular.group(), "recurring")
    event = _EVENT.search(text)
    if event:
        yield Deadline(event.group().strip(), "event")


def _parts_of_year(text: str, adopted: date | None) -> Iterator[Deadline]:
    """The last day of "the first half of 2016", "mid-2016", or of the year of the adoption."""
    part = _PART_OF_YEAR.search(text) if _names_year(text) else None
    if part:
        share = {"quarter": 3, "half": 6, None: 6}[part["part"]]
        number = {"second": 2, "third": 3, "fourth": 4, "last": 12 // share}.get(part["which"] or "", 1)
        day = last_day_of(f"{MONTHS[min(12, share * number) - 1]} {part['year']}")
        if day is not None and (adopted is None or day >= adopted):
            yield Deadline(part.group(), "date", day, precision="month")
    this_year = _END_OF_THIS_YEAR.search(text) if adopted and " year" in text else None
    if this_year and adopted:
        yield Deadline(this_year.group(), "date", last_day_of(str(adopted.year)), precision="year")


def _names_month(text: str) -> bool:
    """Whether a month is named: quick, for most actions name none."""
    return any(month in text for month in MONTHS)


def _names_year(text: str) -> bool:
    """Whether a year may be named: quick, as above."""
    return "20" in text or "19" in text


def _counted(found: re.Match[str], before: Sequence[Deadline]) -> Deadline:
    """A duration before or after an event; dated where the event is a day that the paragraph has named before."""
    event = found["event"]
    named = re.match(rf"(?P<day>{DAY})", event)
    start = day_of(named["day"]) if named else None
    if start is None and re.match(r"(?:this|that|the\s+said|the\s+above)\s+date", event):
        start = next((one.date for one in reversed(before) if one.date), None)
    sign = -1 if found["side"].startswith(("before", "prior", "in", "ahead")) else 1
    due = later(start, sign * number_of(found[1]), found[2]) if start else None
    words = found.group().strip()
    if re.match(r"(?:this|that)\s+date\b", event):
        words = found.group()[: found.start("event") - found.start() + len("this date")]
    return Deadline(words, "duration", due, counted_from="event")


def _from_adoption(words: str, number: str, unit: str, adopted: date | None, *, role: str) -> Deadline:
    working = "working" in words or "business" in words  # which days those are, no document says
    due = later(adopted, number_of(number), unit) if adopted and not working else None
    return Deadline(words, "duration", due, role="term" if role == "term" else "due", counted_from="adoption")
