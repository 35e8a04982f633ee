"""The schema in docs/reference is the one that the code would write now."""

from __future__ import annotations

from pathlib import Path

from chapter8.record.encoding import schema_text

KEPT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "record.schema.json"


def test_the_schema_of_a_record_is_fresh() -> None:
    remedy = (
        "run: python -c 'from chapter8.record.encoding import schema_text; print(schema_text(), end=\"\")' > "
        + KEPT.name
    )
    assert KEPT.read_text(encoding="utf-8") == schema_text(), remedy
