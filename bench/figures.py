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
    """The figures as a table in Markdown."""
    return _markdown([figure.cells() for figure in figures])


def publish(figures: list[Figure]) -> None:
    """Put the figures into the page: each in the place it had; rows that were not measured this time stay."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    rows = {cells[0]: cells for cells in map(_cells, old.splitlines()) if len(cells) == len(HEAD)}
    rows |= {figure.name: figure.cells() for figure in figures}
    kept = [cells for name, cells in rows.items() if name not in {HEAD[0], "---"}]
    PAGE.write_text(f"{before}{BEGIN}\n\n{_markdown(kept)}\n\n{END}{after}", encoding="utf-8")


def _markdown(rows: list[tuple[str, ...]]) -> str:
    """Rows of cells under the head."""
    rule = tuple("---" for _ in HEAD)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEAD, rule, *rows))


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row, as they were."""
    return tuple(cell.strip() for cell in line.split("|")[1:-1])


def _number(value: float | None) -> str:
    """Four figures that count: 12,345 / 123.4 / 0.01234."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
