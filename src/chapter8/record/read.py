"""The one door: a file or bytes in, a Record out. Content decides what it is, never the name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chapter8.atlas import Atlas
from chapter8.errors import InputError
from chapter8.record.kinds import interpreter, recognise
from chapter8.record.nouns import Record
from chapter8.record.reading import reader
from chapter8.record.reading.gate import MediaType, admit


def read(source: Path | bytes, *, name: str | None = None, atlas: Atlas | None = None) -> Record:
    """Read one document.

    `name` is what messages and the record's `source.name` say; it is taken from the path where there is one.
    `atlas` defaults to the shipped one. Raises a subclass of `InputError` for what can't or must not be read.
    """
    admitted = admit(source, name=name)
    chosen = atlas if atlas is not None else Atlas.shipped()
    if admitted.media_type is MediaType.XML:
        from chapter8.record.kinds.akoma_ntoso.reader import read_akoma_ntoso  # noqa: PLC0415 - loads lxml only for XML

        record = read_akoma_ntoso(admitted, chosen)
        return replace(record, warnings=admitted.warnings + record.warnings)
    document, warnings = reader(admitted.media_type)(admitted)
    try:
        record = interpreter(recognise(document))(document, chosen)
    except InputError as error:
        if not error.place:
            error.place = admitted.name
        raise
    return replace(record, warnings=admitted.warnings + warnings + record.warnings)
