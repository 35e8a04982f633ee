"""Meeting records against golds made by hand: speeches and votes of four records (E8), headers (E6), on behalf (E7).

The golds lie in tests/acceptance/gold. They were written from the printed pages, before our reading was looked at; that
of the headers of 2020 was taken from the files' own first words and gone through by eye.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.measuring import DATA
from bench.record.errors import publish_errors

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.kinds.meeting_record.languages import spoken
from chapter8.record.kinds.meeting_record.speech_header import speech_header

GOLD = Path("tests/acceptance/gold")
PDFS, SPEECHES = DATA / "meeting_records_pdf", DATA / "speeches_2020"
_OPENING = 1_000  # characters in which the naive baseline looks for "behalf of"
_NAIVE_TURN = re.compile(
    r"(?P<label>The (?:Acting )?President|(?:Mr|Ms|Mrs)\. [A-ZÀ-Þ][^:().]{1,40}?)\s?"
    r"(?:\((?P<of>(?!spoke|interpretation)[^()]{3,60}(?:\([^()]*\)[^()]*)?)\)\s?)?"
    r"(?:\((?:spoke|interpretation) \w+ (?P<language>[^()]{3,60})\)\s?)?: "
)
_NAIVE_LIST = re.compile(
    r"(?P<head>In favour|Against|Abstaining):(?P<names>.*?)(?=Against:|Abstaining:|Draft |The President)"
)
_NAIVE_HEADS = {"In favour": "in_favour", "Against": "opposed", "Abstaining": "abstaining"}

Item = tuple[object, ...]


@dataclass(slots=True)
class Score:
    """Items of a gold, of a reading, and of both: a reading's precision, recall and F1; what differs."""

    gold: Counter[Item] = field(default_factory=Counter)
    read: Counter[Item] = field(default_factory=Counter)

    def add(self, gold: list[Item], ours: list[Item]) -> None:
        """Add the items of one document."""
        self.gold.update(gold)
        self.read.update(ours)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * (self.gold & self.read).total() / (self.gold.total() + self.read.total())

    def differences(self) -> Iterator[tuple[str, Item]]:
        """What is read and should not be, and what is missed."""
        yield from (("extra", item) for item in (self.read - self.gold).elements())
        yield from (("missed", item) for item in (self.gold - self.read).elements())


def figures() -> list[Figure]:
    """E8, E6 and E7."""
    atlas = Atlas.shipped()
    errors: list[Item] = []
    found = [*_records(atlas, errors), *_headers(atlas, errors), *_behalf(atlas, errors)]
    publish_errors("meetings", ("figure", "what", "item"), errors)
    return found


def _records(atlas: Atlas, errors: list[Item]) -> list[Figure]:
    """E8: speeches with label and page, statements with state, language and group, votes by state."""
    speeches, naive_speeches, statements, naive_statements, votes, naive_votes = (Score() for _ in range(6))
    gold_speeches, gold_votes = _rows("meeting_speeches"), _rows("meeting_votes")
    for file in sorted(PDFS.glob("*.pdf")):
        name, record, pages = file.stem, read(file, atlas=atlas), _raw_pages(file)
        spoken_there = [row for row in gold_speeches if row["record"] == name]
        turns = [(number, turn) for number, text in enumerate(pages, start=1) for turn in _NAIVE_TURN.finditer(text)]
        told: list[Item] = [(name, int(row["page"]), row["label"]) for row in spoken_there]
        speeches.add(told, [(name, *item) for item in _read_headers(record)])
        naive_speeches.add(told, [(name, number, turn["label"].strip()) for number, turn in turns])
        stated: list[Item] = [
            (name, row["speaker"], row["language"], row["on_behalf_of"]) for row in spoken_there if row["speaker"]
        ]
        statements.add(stated, [(name, *item) for item in _read_statements(record)])
        naive_statements.add(
            stated, [(name, turn["of"], _code(turn["language"]), "") for _, turn in turns if turn["of"]]
        )
        cast = [item for row in gold_votes if row["record"] == name for item in _gold_votes(row, atlas)]
        votes.add(cast, list(_read_votes(name, record)))
        naive_votes.add(cast, list(_naive_votes(name, " ".join(pages))))
    for figure, score in (("E8 speeches", speeches), ("E8 statements", statements), ("E8 votes", votes)):
        errors.extend((figure, *difference) for difference in score.differences())
    return [
        Figure(f"E8 speeches of four records (PDF): who and on which page, {speeches.gold.total()}", speeches.f1, "F1",
               "a regular expression on raw text", naive_speeches.f1, "every one"),
        Figure(f"E8 speakers of them: state, language, on whose behalf, {statements.gold.total()}", statements.f1, "F1",
               "the same", naive_statements.f1, "every one"),
        Figure(f"E8 votes by State in them, {votes.gold.total()}", votes.f1, "F1",
               "lists cut at commas", naive_votes.f1, "equal to the record"),
    ]  # fmt: skip


def _headers(atlas: Atlas, errors: list[Item]) -> list[Figure]:
    """E6: the first words of 582 speeches taken apart; and how many of those who spoke have a name we know."""
    ours, naive, resolved, wrong, unresolved = Score(), Score(), 0, 0, 0
    gold = _rows("speeches_headers")
    for row in gold:
        record = read(SPEECHES / row["speech"], atlas=atlas)
        text = next((item.text for item in record.passages if item.kind in {"speech", "procedural"}), "")
        told: list[Item] = [(row["speech"], row["label"], row["of"], _code(row["language"]))]
        header, turn = speech_header(text), _NAIVE_TURN.match(text)
        if header:
            ours.add(told, [(row["speech"], header.label, header.of or "", header.language or "")])
        else:
            ours.add(told, [])
        naive.add(
            told, [(row["speech"], turn["label"].strip(), turn["of"] or "", _code(turn["language"]))] if turn else []
        )
        if row["label"] != "The President":
            speaker = next((one.speaker for one in record.statements), None)
            state = atlas.canonical_actor(row["of"].replace("’", "'")) if row["of"] else None
            resolved += speaker is not None and speaker == state
            unresolved += state is None
            wrong += state is not None and speaker != state
    errors.extend(("E6", *difference) for difference in ours.differences())
    named = resolved + wrong + unresolved
    return [
        Figure(f"E6 headers of {len(gold)} speeches: name, state or body, language", ours.f1, "F1",
               "a regular expression", naive.f1, "every one"),
        Figure("E6 speakers with a wrong state or organization", wrong / named, "of those who spoke",
               bar="none"),
        Figure("E6 speakers left unresolved: the file does not say whose", unresolved / named, "of those who spoke",
               bar="said, not guessed"),
    ]  # fmt: skip


def _behalf(atlas: Atlas, errors: list[Item]) -> list[Figure]:
    """E7: on whose behalf, over the openings that say "behalf"."""
    found, naive, named = Counter[str](), Counter[str](), 0
    gold = {row["speech"]: row["on_behalf_of"] for row in _rows("speeches_on_behalf")}
    for file in sorted(SPEECHES.glob("*.txt")):
        wanted, record = gold.get(file.name, ""), read(file, atlas=atlas)
        whom = next((one.on_behalf_of for one in record.statements if one.on_behalf_of), None)
        text = next((item.text for item in record.passages if item.kind in {"speech", "procedural"}), "")
        found[_outcome(wanted, whom)] += 1
        naive[_outcome(wanted, "behalf of" if "behalf of" in text[:_OPENING] else None)] += 1
        named += bool(wanted and whom and wanted.lower() in whom.lower())
        if bool(wanted) != bool(whom) or (whom and wanted.lower() not in whom.lower()):
            errors.append(("E7", file.name, f"{wanted} | {whom or ''}"))
    return [
        Figure("E7 on whose behalf: precision over 582 speeches", _precision(found), "of those found",
               "“behalf of” in the opening", _precision(naive), "above the naive .33"),
        Figure("E7 the same: recall", _recall(found), "of those spoken so", "the same", _recall(naive),
               "the naive recall"),
        Figure("E7 the same: group named rightly", named / max(1, found["right"]), "of those found rightly"),
    ]  # fmt: skip


def _outcome(wanted: str, found: str | None) -> str:
    if wanted:
        return "right" if found else "missed"
    return "wrong" if found else "silent"


def _precision(counted: Counter[str]) -> float:
    return counted["right"] / max(1, counted["right"] + counted["wrong"])


def _recall(counted: Counter[str]) -> float:
    return counted["right"] / max(1, counted["right"] + counted["missed"])


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _raw_pages(file: Path) -> list[str]:
    import pypdfium2  # noqa: PLC0415 - only the baseline needs it here

    document: Any = pypdfium2.PdfDocument(file)
    return [" ".join(document[at].get_textpage().get_text_range().split()) for at in range(len(document))]


def _read_headers(record: Record) -> Iterator[tuple[int | None, str]]:
    for passage in record.passages:
        header = speech_header(passage.text) if passage.kind in {"speech", "procedural"} else None
        if header:
            yield passage.page, header.label


def _read_statements(record: Record) -> Iterator[tuple[str | None, str, str]]:
    """Statements, but for what the chair says as the chair."""
    for one in record.statements:
        if one.on_behalf_of or "President" not in (one.role or ""):
            yield one.speaker, one.language or "", one.on_behalf_of or ""


def _gold_votes(row: dict[str, str], atlas: Atlas) -> Iterator[Item]:
    vote = row["record"], row["draft"], row["decision"], row["adopted"] == "yes", row["head"]
    yield (*vote, row["count"])
    for written in filter(None, row["states"].split("; ")):
        yield (*vote, atlas.canonical_actor(written.replace("’", "'")))


def _read_votes(name: str, record: Record) -> Iterator[Item]:
    for vote in record.meetings[0].votes:
        counts = {"in_favour": vote.favour, "opposed": vote.against, "abstaining": vote.abstentions}
        for head, count in counts.items():
            told = name, vote.draft or "", vote.decision or "", bool(vote.adopted), head
            yield (*told, str(count))
            yield from ((*told, state) for state in getattr(vote, head))


def _naive_votes(name: str, text: str) -> Iterator[Item]:
    """Names between "In favour:" and the next head, cut at commas; draft and decision taken from the gold's row."""
    rows = {row["head"]: row for row in _rows("meeting_votes") if row["record"] == name}
    for found in _NAIVE_LIST.finditer(text):
        head = _NAIVE_HEADS[found["head"]]
        names = [written.strip() for written in found["names"].split(",")]
        if head in rows:
            told = name, rows[head]["draft"], rows[head]["decision"], rows[head]["adopted"] == "yes", head
            yield (*told, str(len(names)))
            yield from ((*told, written) for written in names)


def _code(language: str | None) -> str:
    return (spoken(language) if language else None) or ""
