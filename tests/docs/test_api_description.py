"""docs/reference/openapi.json is the description that /api/openapi.json serves; `make docs` rewrites it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from chapter8.site.api import api

KEPT = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"


def test_the_description_of_the_api_is_fresh() -> None:
    served = json.dumps(api.get_openapi_schema(path_prefix="/api/"), indent=1, ensure_ascii=False, default=str) + "\n"
    if os.environ.get("CHAPTER8_ACCEPT") == "1":
        KEPT.write_text(served, encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == served, "Run: make docs"
