"""A section while it is being written: lines that have no number yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chapter8.brief.model import BriefLine, BriefSection, Figure, Label, LineKind, SectionKey, Table
from chapter8.exchange.marking import Marking
from chapter8.symbols.evidence import Evidence


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A paragraph of the brief to be, as `BriefLine` without its number."""

    kind: LineKind
    text: str
    evidence: tuple[Evidence, ...]
    marking: Marking
    figure: Figure | None = None
    head: str = ""
    group: str = ""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A section to be: its lines in order, and the tables under them."""

    key: SectionKey
    title: str
    lead: str
    lines: tuple[DraftLine, ...]
    tables: tuple[Table, ...] = field(default=())


def number(drafts: Iterable[Draft]) -> tuple[BriefSection, ...]:
    """Number the paragraphs through the whole brief, as UN documents do."""
    sections: list[BriefSection] = []
    last = 0
    for draft in drafts:
        lines = tuple(
            BriefLine(
                number=last + place,
                kind=line.kind,
                text=line.text,
                evidence=line.evidence,
                marking=line.marking,
                figure=line.figure,
                head=line.head,
                group=line.group,
                label=line.label,
            )
            for place, line in enumerate(draft.lines, start=1)
        )
        last += len(lines)
        sections.append(BriefSection(draft.key, draft.title, draft.lead, lines, draft.tables))
    return tuple(sections)
