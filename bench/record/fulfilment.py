"""I3: which later decision says that a report answers a request, over all decisions of the shared data.

The rule is strict on purpose; a peer is not known. Beside it stands the naive reading: every paragraph that names a
decision and a report of the same Council answers it.
"""

from __future__ import annotations

import re

from bench.figures import Figure
from bench.measuring import DATA

from chapter8.atlas import Atlas
from chapter8.errors import InputError
from chapter8.record import Record, read
from chapter8.record.commitments.fulfilment import fulfilments

_PAPER = re.compile(r"\bS/\d{4}/\d+")
_RESOLUTION = re.compile(r"\b(\d+ \(\d{4}\))")


def figures() -> list[Figure]:
    """Proposals, those that stay between several candidates, and the seed's own case."""
    records = _decisions()
    commitments = [one for record in records for one in record.commitments]
    adopted = {record.symbol: record.date for record in records if record.symbol and record.date}
    found, between = fulfilments(commitments, records, adopted)
    named = {one.decision for one in commitments if one.report and one.decision}
    pairs = {pair for record in records for pair in _naive(record, named)}
    seed = sum(one.document == "S/2006/590" and one.commitment.decision == "S/RES/1631 (2005)" for one in found)
    return [
        Figure("I3 answers proposed", len(found), "answers", "naive: decision and paper in one paragraph", len(pairs)),
        Figure("I3 left between several requests", len(between), "sentences"),
        Figure("I3 resolution 1631 (2005) closed by S/2006/590", seed, "of 1", bar="1 of 1"),
    ]


def _decisions() -> list[Record]:
    """Every decision of the shared data that can be read."""
    atlas = Atlas.shipped()
    records = []
    for file in sorted((DATA / "akn").glob("[rp]*/*/*.xml")):
        try:
            records.append(read(file, atlas=atlas))
        except InputError:
            continue  # counted by the figures of the reading itself
    return records


def _naive(record: Record, decisions: set[str]) -> set[tuple[str, str]]:
    """Every decision with every paper of the same paragraph."""
    return {
        (f"S/RES/{short}", paper)
        for passage in record.passages
        for short in _RESOLUTION.findall(passage.text)
        for paper in _PAPER.findall(passage.text)
        if f"S/RES/{short}" in decisions
    }
