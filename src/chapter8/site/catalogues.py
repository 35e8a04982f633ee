"""Compiles the translations (.po) into the form that gettext reads (.mo), in the data folder, when they change.

Why so: no binary is committed that could differ from its source, no gettext tools are needed on the machine, and an
installation that can't be written to works as well. It takes milliseconds, once for each change.
The .mo form: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = 0x950412DE


def catalogues(source: Path, home: Path) -> Path:
    """The folder of compiled catalogues, brought up to date with `source`."""
    for file in sorted(source.glob("*/LC_MESSAGES/*.po")):
        compiled = home / file.relative_to(source).with_suffix(".mo")
        content = compile_catalogue(file.read_text(encoding="utf-8"))
        if not compiled.is_file() or compiled.read_bytes() != content:
            compiled.parent.mkdir(parents=True, exist_ok=True)
            partial = compiled.with_suffix(f".{id(content)}.part")
            partial.write_bytes(content)
            partial.replace(compiled)
    return home


def compile_catalogue(text: str) -> bytes:
    """The .mo file of a .po file. Entries without a translation are left out."""
    entries = sorted((key.encode(), words.encode()) for key, words in messages(text) if words.strip("\0"))
    start = 7 * 4
    keys_at = start + 16 * len(entries)
    words_at = keys_at + sum(len(key) + 1 for key, _ in entries)
    keys, words = [], []
    for key, translation in entries:
        keys.append(struct.pack("<II", len(key), keys_at))
        words.append(struct.pack("<II", len(translation), words_at))
        keys_at += len(key) + 1
        words_at += len(translation) + 1
    head = struct.pack("<7I", MAGIC, 0, len(entries), start, start + 8 * len(entries), 0, 0)
    bodies = [key + b"\0" for key, _ in entries] + [translation + b"\0" for _, translation in entries]
    return b"".join([head, *keys, *words, *bodies])


def messages(text: str) -> Iterator[tuple[str, str]]:
    """Key and translation of each entry; plural forms are joined by zero bytes, as .mo files have them."""
    for block in text.split("\n\n"):
        fields: dict[str, str] = {}
        field = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            if not line.startswith('"'):
                field, _, line = line.partition(" ")  # noqa: PLW2901 - the rest of the line is the first string
            if field and line:
                fields[field] = fields.get(field, "") + str(ast.literal_eval(line))
        if "msgid" in fields:
            key = fields["msgid"] + (f"\0{fields['msgid_plural']}" if "msgid_plural" in fields else "")
            yield key, "\0".join(words for name, words in fields.items() if name.startswith("msgstr"))
