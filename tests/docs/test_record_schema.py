"""The schema in docs/reference is the one that the code would write now. CHAPTER8_ACCEPT=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from chapter8.record.encoding import schema_text

KEPT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "record.schema.json"


def test_the_schema_of_a_record_is_fresh() -> None:
    if os.environ.get("CHAPTER8_ACCEPT"):
        KEPT.write_text(schema_text(), encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == schema_text(), "make docs"
