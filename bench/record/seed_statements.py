"""Statements of the Repertoire chapter of the seeds, against a gold of all of them made by hand.

A row of the gold is one statement: its opening words, who spoke, on whose behalf, the verb, the quantifier of a
collective statement with its supporters, who echoed it, and the note it stands on. A statement is found when its
opening words and its speaker (or quantifier) are; it is right when all else is right as well.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.measuring import DATA
from bench.record.errors import publish_errors

from chapter8.atlas import Atlas
from chapter8.record import Record, read

GOLD = Path("tests/acceptance/seed_statements_gold.csv")
NAME_AHEAD = re.compile(r"\((?P<name>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, as gold and engine can be compared. Empty strings and tuples stand for "none"."""

    section: str
    meeting: str
    text: str  # opening words in the gold, the whole text in a reading
    speaker: str
    on_behalf_of: str
    verb: str
    collective: str
    supporters: tuple[str, ...]
    echoed_by: tuple[str, ...]
    notes: tuple[str, ...]

    def is_found_as(self, other: Said) -> bool:
        """Whether a reading is of this statement: the same words open it, and the same subject said it."""
        same = (self.section, self.speaker, self.collective) == (other.section, other.speaker, other.collective)
        return same and other.text.startswith(self.text)

    def right_in(self, other: Said) -> dict[str, bool]:
        """What of a reading of this statement is right, by name of the field."""
        names = ("meeting", "on_behalf_of", "verb", "supporters", "echoed_by", "notes")
        return {name: getattr(self, name) == getattr(other, name) for name in names}


def chapter() -> Record:
    """The chapter of the seeds, read."""
    return read(next(iter(sorted((DATA / "seeds").glob("002_*.txt")))))


def gold() -> list[Said]:
    """The statements as a person found them."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [
            Said(
                row["section"], row["meeting"], row["opening"], row["speaker"], row["on_behalf_of"], row["verb"],
                row["collective"], _names(row["supporters"]), _names(row["echoed_by"]), _names(row["note"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def _names(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("; ")))


def readings(record: Record) -> list[Said]:
    """The statements as the engine found them. The notes of a run may be several: the gold names the first."""
    section = {passage.id: passage.section or "" for passage in record.passages}
    return [
        Said(
            section[one.passage], one.meeting or "", one.text, one.speaker or "", one.on_behalf_of or "",
            one.verb or "", one.collective or "", one.supporters, one.echoed_by, one.notes[:1],
        )
        for one in record.statements
    ]  # fmt: skip


def naive(record: Record, atlas: Atlas) -> list[Said]:
    """The obvious rule: a sentence is a statement of the first state or organization that it names."""
    found: list[Said] = []
    for passage in record.passages:
        if passage.kind != "narrative":
            continue
        for sentence in re.split(r"(?<=\.)\s+(?=[A-Z])", passage.text):
            named = [*atlas.find_states(sentence), *atlas.find_organizations(sentence)]
            first = min(named, key=lambda mention: mention.start, default=None)
            if first is not None:
                name = _name_of(first.code, atlas)
                found.append(Said(passage.section or "", "", sentence, name, "", "", "", (), (), ()))
    return found


def _name_of(code: str, atlas: Atlas) -> str:
    organizations = {one.code: one.name for one in atlas.organizations}
    return organizations.get(code) or atlas.state(code).name


def matched(wanted: Sequence[Said], given: Sequence[Said]) -> list[tuple[Said, Said | None]]:
    """Each statement of the gold with the reading of it; a reading serves once."""
    free = list(given)
    pairs: list[tuple[Said, Said | None]] = []
    for one in wanted:
        hit = next((reading for reading in free if one.is_found_as(reading)), None)
        if hit is not None:
            free.remove(hit)
        pairs.append((one, hit))
    return pairs


def shares(pairs: Iterable[tuple[Said, Said | None]], given: int) -> tuple[float, float]:
    """Recall and precision."""
    found = [hit is not None for _, hit in pairs]
    return sum(found) / len(found), sum(found) / max(1, given)


def figures() -> list[Figure]:
    """Recall and precision beside the naive rule's, and how much of what was found is right in every field."""
    record, atlas, wanted = chapter(), Atlas.shipped(), gold()
    ours, theirs = readings(record), naive(record, atlas)
    pairs = matched(wanted, ours)
    recall, precision = shares(pairs, len(ours))
    low_recall, low_precision = shares(matched(wanted, theirs), len(theirs))
    together = [(one, hit) for one, hit in pairs if one.supporters]
    supported = sum(hit is not None and one.supporters == hit.supporters for one, hit in together) / len(together)
    right = sum(hit is not None and all(one.right_in(hit).values()) for one, hit in pairs) / len(pairs)
    publish_errors("seed_statements", ("section", "opening", "what is wrong"), _errors(pairs, ours))
    beside, bar = "first state or organization in the sentence", ">= 0.97"
    return [
        Figure("seed statements: found with their speaker, recall", recall, "", beside, low_recall, bar),
        Figure("seed statements: found with their speaker, precision", precision, "", beside, low_precision, bar),
        Figure("seed statements: right in every field (behalf, verb, echoes, notes, meeting)", right, "", bar=bar),
        Figure("seed statements: collective ones with all their supporters, and no other", supported, "", bar=bar),
    ]


def _errors(pairs: Sequence[tuple[Said, Said | None]], ours: Sequence[Said]) -> list[tuple[str, str, str]]:
    """Statements not found, wrong in a field, or found where there is none."""
    rows = [(one.section, one.text, "not found") for one, hit in pairs if hit is None]
    for one, hit in pairs:
        wrong = [name for name, right in one.right_in(hit).items() if not right] if hit else []
        rows += [(one.section, one.text, ", ".join(wrong))] if wrong else []
    taken = Counter(id(hit) for _, hit in pairs if hit is not None)
    rows += [(one.section, " ".join(one.text.split()[:6]), "not in the gold") for one in ours if id(one) not in taken]
    return rows
