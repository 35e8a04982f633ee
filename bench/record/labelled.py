"""Labelled commitments and how a reading is matched with them: one to one, by the words of the action."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.measuring import DATA

from chapter8.atlas import Atlas
from chapter8.record import Commitment, Record

AKN = DATA / "akn"
TEXTS = DATA / "resolutions_text"
SHARED = DATA / "gold" / "commitments_dev.json"
OWN = Path("tests/acceptance/commitments_gold.json")
UNTOUCHED = Path("tests/acceptance/commitments_gold_2.json")
THIRD = Path("tests/acceptance/commitments_gold_3.json")
FOURTH = Path("tests/acceptance/commitments_gold_4.json")
FIFTH = Path("tests/acceptance/commitments_gold_5.json")
SIXTH = Path("tests/acceptance/commitments_gold_6.json")
_TYPES = {"duration_from_adoption": "duration", "duration_from_event": "duration", "by_event": "event"}
_KIND = r"(?:(?:sub-?)?regional|international|national)"
_KINDS_OF = re.compile(
    rf"(?P<kinds>{_KIND}(?:,\s+{_KIND})*,?\s+and\s+{_KIND})\s+(?P<noun>organi[sz]ations)", re.IGNORECASE
)
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """One commitment in the terms of the gold. `due` is type and date ("" unknown), None where there is no deadline."""

    action: str
    bearers: frozenset[str]
    report: bool
    due: tuple[str, str] | None
    optional: bool = False
    vehicle: bool = False
    implied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One labelled paragraph: its document, its printed number (None in statements), its text and its commitments."""

    symbol: str
    number: str | None
    file: Path
    text: str
    gold: tuple[Found, ...]


def shared(atlas: Atlas) -> list[Paragraph]:
    """The paragraphs of the shared gold."""
    return list(_paragraphs(SHARED, atlas))


def own(atlas: Atlas) -> list[Paragraph]:
    """The paragraphs that we labelled: only the first and last words of an action are kept there."""
    return list(_paragraphs(OWN, atlas))


def untouched(atlas: Atlas) -> list[Paragraph]:
    """The second sixty that we labelled before any reading; opened with the third draw and the fourth."""
    return list(_paragraphs(UNTOUCHED, atlas))


def third(atlas: Atlas, half: str) -> list[Paragraph]:
    """A half of the third draw (`commitments_draw`): "a" was opened after its first score, "b" after the fourth."""
    return list(_paragraphs(THIRD, atlas, half))


def fourth(atlas: Atlas, half: str = "") -> list[Paragraph]:
    """The fourth draw, labelled after the rules that the third led to and before any reading; halves as there."""
    return list(_paragraphs(FOURTH, atlas, half))


def fifth(atlas: Atlas) -> list[Paragraph]:
    """The fifth draw, in the shares of the shared labels: labelled and committed before its first score."""
    return list(_paragraphs(FIFTH, atlas))


def sixth(atlas: Atlas) -> list[Paragraph]:
    """A smaller draw of the same shares, labelled and committed after the rules that the fifth led to."""
    return list(_paragraphs(SIXTH, atlas))


def as_found(commitment: Commitment, atlas: Atlas) -> Found:
    """Our commitment in the terms of the gold."""
    due = commitment.deadline
    told = None if due is None or due.type == "none" else (due.type, str(due.date or ""))
    return Found(commitment.action, _names(commitment.bearers, atlas), commitment.report, told)


def of_paragraph(record: Record, paragraph: Paragraph) -> list[Commitment]:
    """The commitments of the clause that is the labelled paragraph: by its number, in statements by its words."""
    clauses = [clause for decision in record.decisions for clause in decision.clauses if clause.kind == "operative"]
    if paragraph.number is not None:
        chosen = [clause for clause in clauses if clause.number == paragraph.number]
    else:
        chosen = sorted(clauses, key=lambda clause: -overlap(clause.text, paragraph.text))[:1]
        chosen = [clause for clause in chosen if overlap(clause.text, paragraph.text) > 0.8]
    passages = {clause.passage for clause in chosen}
    return [commitment for commitment in record.commitments if commitment.passage in passages]


def overlap(one: str, other: str) -> float:
    """Token F1 of two texts."""
    left, right = _TOKEN.findall(one.lower()), _TOKEN.findall(other.lower())
    rest = list(right)
    shared_tokens = 0
    for token in left:
        if token in rest:
            rest.remove(token)
            shared_tokens += 1
    return 2 * shared_tokens / max(1, len(left) + len(right))


def matched(
    gold: Iterable[Found], ours: Iterable[Found], *, alike: float
) -> Iterator[tuple[Found | None, Found | None]]:
    """Gold beside ours, each at most once, the most alike first; what has no partner stands beside None.

    The same action twice (two due dates) goes to the partner with the same date.
    """
    asked, given = list(gold), list(ours)
    pairs = sorted(
        ((overlap(g.action, o.action), g.due == o.due, -abs(i - j), i, j)
         for i, g in enumerate(asked) for j, o in enumerate(given)),
        reverse=True,
    )  # fmt: skip
    left, right = set(range(len(asked))), set(range(len(given)))
    for likeness, _, _, i, j in pairs:
        if likeness >= alike and i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield asked[i], given[j]
    yield from ((asked[i], None) for i in sorted(left))
    yield from ((None, given[j]) for j in sorted(right))


def _paragraphs(file: Path, atlas: Atlas, half: str = "") -> Iterator[Paragraph]:
    from chapter8.record import read  # noqa: PLC0415 - heavy, and only for our own gold

    files = _files()
    for entry in json.loads(file.read_text(encoding="utf-8")):
        if half and entry["half"] != half:
            continue
        path = files[Path(entry["file"]).name]
        number = str(entry["paragraph"]) if entry["symbol"].startswith("S/RES/") else None
        text = entry.get("text") or ""
        if not text:
            clauses = [clause for decision in read(path, atlas=atlas).decisions for clause in decision.clauses]
            text = _text_with(entry, number, [(clause.number, clause.text) for clause in clauses])
        gold = tuple(_gold(label, text, atlas) for label in entry["commitments"])
        yield Paragraph(entry["symbol"], number, path, text, gold)


def _text_with(entry: dict[str, Any], number: str | None, clauses: list[tuple[str | None, str]]) -> str:
    """The text of our own labelled paragraph: by its number, else by the words that open and close its actions."""
    opening = entry.get("opening")
    if opening:
        return next((text for _, text in clauses if _plain(text).startswith(_plain(opening))), "")
    for printed, text in clauses:
        words = [label[end] for label in entry["commitments"] for end in ("start", "end")]
        if (number is not None and printed == number) or (number is None and words and all(w in text for w in words)):
            return text
    return ""


def _plain(text: str) -> str:
    """The words alone: quotation marks and space are printed in more than one way."""
    return " ".join(_TOKEN.findall(text))


def _gold(label: dict[str, Any], text: str, atlas: Atlas) -> Found:
    action = label.get("action")
    if action is None:
        start = text.find(label["start"])
        action = text[start : text.find(label["end"], start) + len(label["end"])]
    due = label["deadline"]
    told = (_TYPES.get(due["type"], due["type"]), due.get("date") or "") if due else None
    return Found(
        action,
        _names(label["bearers"], atlas),
        label["report"],
        told,
        label["optional"],
        bool(due and due.get("vehicle")),
        _names(label.get("bearers_implied") or (), atlas),
    )


def _names(names: Iterable[str], atlas: Atlas) -> frozenset[str]:
    """Names compared without case, curly apostrophes or leading articles; states by their canonical name.

    "Regional and subregional organizations" are the same as one of each: the labels write them in both ways.
    """
    return frozenset(_name(part, atlas) for name in names for part in _each(name))


def _each(name: str) -> list[str]:
    kinds = _KINDS_OF.fullmatch(name)
    parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", kinds["kinds"]) if kinds else []
    return [f"{part} {kinds['noun']}" for part in parts] if kinds else [name]


def _name(name: str, atlas: Atlas) -> str:
    state = atlas.match_state(name)
    plain = (state.name if state else name).replace("’", "'").lower()
    return plain.removeprefix("the ").replace(" of the ", " of ").replace("organisation", "organization")


@cache
def _files() -> dict[str, Path]:
    """Every AKN file and every text of the shared data by its name."""
    return {file.name: file for folder in (AKN.rglob("*.xml"), TEXTS.glob("*.txt")) for file in folder}
