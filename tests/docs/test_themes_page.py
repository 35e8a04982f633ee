"""docs/reference/themes.md lists the themes that are shipped; `make docs` rewrites its table."""

from __future__ import annotations

import os
from pathlib import Path

from chapter8.record.positions import Theme, Vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "themes.md"
BEGIN, END = "<!-- themes: written by `make docs` -->", "<!-- end of themes -->"


def _row(theme: Theme) -> str:
    return f"| `{theme.key}` | {theme.title} | {theme.description} | {theme.source} |"


def _table() -> str:
    rows = "\n".join(_row(theme) for theme in Vocabulary.shipped().themes)
    return f"\n\n| key | title | what belongs there | source |\n| --- | --- | --- | --- |\n{rows}\n\n"


def test_the_page_lists_the_themes_that_are_shipped() -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    table, _, after = rest.partition(END)
    if os.environ.get("CHAPTER8_ACCEPT") == "1":
        PAGE.write_text(f"{before}{BEGIN}{_table()}{END}{after}", encoding="utf-8")
        table = _table()
    assert table == _table(), "Run: make docs"
