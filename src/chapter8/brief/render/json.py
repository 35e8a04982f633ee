"""A brief as JSON for machines, and the JSON Schema that says what stands in it."""

from __future__ import annotations

import msgspec

from chapter8.brief.model import Brief


def to_json(brief: Brief) -> str:
    """The whole brief as indented JSON; sets are sorted, so that the same brief gives the same text."""
    return msgspec.json.format(msgspec.json.encode(brief, order="deterministic"), indent=2).decode()


def from_json(text: str | bytes) -> Brief:
    """Read a brief back; msgspec.ValidationError says where the JSON is not one."""
    return msgspec.json.decode(text, type=Brief)


def schema() -> str:
    """The JSON Schema of a brief, as kept in docs/reference/brief.schema.json."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Brief"}
    described |= msgspec.json.schema(Brief)
    return msgspec.json.format(msgspec.json.encode(described, order="sorted"), indent=2).decode() + "\n"
