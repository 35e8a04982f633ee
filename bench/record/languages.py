"""E1d from Akoma Ntoso: paragraphs, numbers and preambles in six languages, equal to the English of each resolution."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.official import DATA

from chapter8.atlas import Atlas
from chapter8.record import Record, read

CODES = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}


def figures() -> list[Figure]:
    """The share of documents in other languages that agree with the English."""
    by_symbol: dict[str, dict[str, Record]] = defaultdict(dict)
    count: Counter[str] = Counter()
    errors: list[tuple[object, ...]] = []
    for language, code in CODES.items():
        for path in sorted((DATA / "akn" / "six_languages" / language).glob("S_RES*.xml")):
            record = read(path, atlas=Atlas.shipped())
            by_symbol[record.symbol or path.name][language] = record
            count["files"] += 1
            count["language"] += record.language == code
    for symbol, records in by_symbol.items():
        english = records.pop("English", None)
        for language, record in records.items() if english else ():
            assert english is not None
            count["compared"] += 1
            agree = {name: shape(english) == shape(record) for name, shape in _SHAPES.items()}
            count.update(name for name, same in agree.items() if same)
            errors += [(symbol, language, name) for name, same in agree.items() if not same]
    publish_errors("E1d_akn", ("symbol", "language", "differs from the English in"), errors)
    compared = max(1, count["compared"])
    return [
        *(
            Figure(f"E1d {name} equal to the English, from AKN ({compared} documents)", count[name] / compared, "share",
                   bar=">= .99" if name != _SUB else "")
            for name in _SHAPES
        ),
        Figure(
            f"E1d language told, from AKN ({count['files']} documents)", count["language"] / max(1, count["files"]),
            "share",
        ),
    ]  # fmt: skip


_SUB = "numbers of sub-paragraphs too"
_SHAPES: dict[str, Callable[[Record], object]] = {
    "numbers of operative paragraphs": lambda record: [
        clause.number for clause in record.decisions[0].clauses if clause.kind == "operative"
    ],
    "count of preambular paragraphs": lambda record: sum(
        clause.kind == "preambular" for clause in record.decisions[0].clauses
    ),
    _SUB: lambda record: [passage.number for passage in record.passages if passage.kind == "operative"],
}
