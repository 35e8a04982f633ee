"""A record as one line of JSON and back, and the JSON Schema of that line (docs/reference/record.schema.json)."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from chapter8.errors import DamagedError
from chapter8.record.nouns import Record

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record) -> bytes:
    """The record as one line of JSON, without a newline. Dates are ISO 8601; nothing is left out."""
    return _encoder.encode(record)


def from_json(line: bytes | str, *, name: str = "(record)") -> Record:
    """The record of one line. Raises `DamagedError` where the line is not one, with the place in it."""
    try:
        return _decoder.decode(line)
    except msgspec.DecodeError as error:
        remedy = "Read the document again with this version"
        raise DamagedError(f"not a record as JSON: {error}", place=name, remedy=remedy) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    described = msgspec.json.schema(Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record: one document, as chapter8 read --json writes it",
        **described,
    }


def schema_text() -> str:
    """The schema as it is kept in docs/reference/record.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
