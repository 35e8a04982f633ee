"""The noun `Figure`: one published figure, with what was measured beside it in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path("docs/reference/benchmarks.md")
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
LEVEL = "### "
HEAD = ("figure", "measured", "beside it, in the same run", "ratio", "bar", "date")


@dataclass(frozen=True, slots=True)
class Figure:
    """`measured` in `unit`; `beside` names the floor, peer or published value and `other` is its measure.

    `bar` is what the project asks of itself, in words.
    """

    name: str
    measured: float
    unit: str
    beside: str = ""
    other: float | None = None
    bar: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        beside = f"{self.beside}: {_number(self.other)} {self.unit}" if self.other is not None else self.beside
        ratio = f"{_number(self.measured / self.other)} x" if self.other else ""
        today = f"{datetime.now(UTC):%Y-%m-%d}"
        return (self.name, f"{_number(self.measured)} {self.unit}", beside, ratio, self.bar, today)


def table(figures: list[Figure]) -> str:
    """The figures as a table in Markdown."""
    return _markdown([figure.cells() for figure in figures])


def publish(topics: dict[str, list[Figure]]) -> None:
    """Put the figures of each topic (by its title) into the page.

    A topic that was measured is written anew, in the place it had; what was not measured this time stays.
    """
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    kept = _topics(old) | {title: _markdown([figure.cells() for figure in found]) for title, found in topics.items()}
    tables = "\n\n".join(f"{LEVEL}{title}\n\n{rows}" for title, rows in kept.items())
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def _topics(page: str) -> dict[str, str]:
    """The tables of a page by their titles, as they were."""
    parts = (part.partition("\n") for part in page.split(f"\n{LEVEL}")[1:])
    return {title.strip(): rows.strip() for title, _, rows in parts}


def _markdown(rows: list[tuple[str, ...]]) -> str:
    """Rows of cells under the head."""
    rule = tuple("---" for _ in HEAD)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEAD, rule, *rows))


def _number(value: float | None) -> str:
    """Four figures that count: 12,345 / 123.4 / 0.01234."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
