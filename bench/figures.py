"""The noun `Figure`: one published figure, with what was measured beside it in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path("docs/reference/benchmarks.md")
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
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
    """All figures as a table in Markdown."""
    rows = [HEAD, tuple("---" for _ in HEAD), *(figure.cells() for figure in figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def publish(figures: list[Figure]) -> None:
    """Put the table between the marks of the page; rows of figures that were not measured this time stay."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    names = {figure.name for figure in figures}
    kept = [line for line in old.splitlines() if line.startswith("| ") and _name(line) not in {*names, "figure", "---"}]
    fresh = "\n".join([table(figures), *kept])
    PAGE.write_text(f"{before}{BEGIN}\n\n{fresh}\n\n{END}{after}", encoding="utf-8")


def _name(line: str) -> str:
    """The first cell of a row."""
    return line.split("|")[1].strip()


def _number(value: float | None) -> str:
    """Four figures that count: 12,345 / 123.4 / 0.01234."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
