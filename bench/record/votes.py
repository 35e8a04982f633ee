"""E9, E10, E11: meeting and date, votes by state, Chapter VII of official resolutions, against their own metadata.

Gold, read apart from the product: the adoption line of the cover page (meeting, date), the voters under each count,
and `refersTo="Chapter VII"` in the workflow. The baseline for names is the name in capitals, compared with the short
name as it is; for Chapter VII it is the words "Acting under Chapter VII".
"""

from __future__ import annotations

import re
from collections import Counter

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.marked import years
from bench.record.split import is_held_out
from lxml import etree

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.nouns import Decision

_LINE = re.compile(r"at its (\d+)\w\w (?:\(.*?\) )?meeting,? ?(?:\(.*?\),? ?)?on ?(\d{1,2} \w+ \d{4})")


def figures() -> list[Figure]:
    """The scores of development and held-out years."""
    atlas = Atlas.shipped()
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    errors: list[tuple[object, ...]] = []
    for year, path in years():
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        record = read(path, atlas=atlas)
        wrong = _compare(root, record, atlas, counts[is_held_out(year)])
        errors += [] if is_held_out(year) else [(path.name, *row) for row in wrong]
    publish_errors("E10", ("file", "kind", "official", "read"), errors)
    return [
        figure for name, held in (("development", False), ("held-out", True)) for figure in _rows(name, counts[held])
    ]


def _rows(name: str, count: Counter[str]) -> list[Figure]:
    return [
        Figure(f"E9 meeting and date, {name} years", count["meeting right"] / max(1, count["meeting"]), "share"),
        Figure(
            f"E10 votes by state resolved, {name} years", count["votes right"] / max(1, count["votes"]), "share",
            "the name as written", count["votes naive"] / max(1, count["votes"]),
        ),
        Figure(f"E10 votes by state wrong or unknown, {name} years", count["votes wrong"], "votes"),
        Figure(
            f"E11 Chapter VII as the workflow says, {name} years", count["seven right"] / max(1, count["files"]),
            "share",
            "the words Acting under Chapter VII", count["seven naive"] / max(1, count["files"]),
        ),
    ]  # fmt: skip


def _compare(root: etree._Element, record: Record, atlas: Atlas, count: Counter[str]) -> list[tuple[object, ...]]:
    """Count one file; what differs."""
    wrong: list[tuple[object, ...]] = []
    decision = record.decisions[0]
    count["files"] += 1
    cover = " ".join(" ".join("".join(map(str, title.itertext())).split()) for title in root.iter("{*}docTitle"))
    line = _LINE.search(cover)
    if line:
        count["meeting"] += 1
        day = f"{decision.date:%-d %B %Y}" if decision.date else None
        if (decision.meeting, day) == (line[1], line[2]):
            count["meeting right"] += 1
        else:
            wrong.append(("meeting", f"{line[1]}, {line[2]}", f"{decision.meeting}, {day}"))
    seven = any(step.get("refersTo") == "Chapter VII" for step in root.iter("{*}step"))
    count["seven right"] += decision.chapter_vii is seven
    text = " ".join(clause.text for clause in decision.clauses)
    count["seven naive"] += ("Acting under Chapter VII" in text) is seven
    if decision.chapter_vii is not seven:
        wrong.append(("Chapter VII", seven, decision.chapter_vii))
    return wrong + _votes(root, decision, atlas, count)


def _votes(root: etree._Element, decision: Decision, atlas: Atlas, count: Counter[str]) -> list[tuple[object, ...]]:
    """Count the votes of one file, name by name; which are not told."""
    wrong: list[tuple[object, ...]] = []
    listed = [
        (head.get("refersTo") or "", "".join(map(str, voter.itertext())).strip())
        for head in root.iter("{*}count")
        for voter in head.iter("{*}organization")
    ]
    vote = decision.vote
    ours = {
        "inFavour": vote.in_favour if vote else (), "against": vote.opposed if vote else (),
        "abstaining": vote.abstaining if vote else (),
    }  # fmt: skip
    names = {state.name for state in atlas.states}
    for head, voter in listed:
        count["votes"] += 1
        state = next((name for name in ours.get(head, ()) if name in names and _same(name, voter, atlas)), None)
        count["votes right" if state else "votes wrong"] += 1
        count["votes naive"] += voter.title() in names
        if state is None:
            wrong.append(("vote", voter, head))
    return wrong


def _same(name: str, voter: str, atlas: Atlas) -> bool:
    """Whether a short name is the state that the official name means, by the atlas's own table of names."""
    state = atlas.match_state(name)
    return state is not None and atlas.match_state(voter) == state
