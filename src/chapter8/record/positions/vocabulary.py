"""The vocabulary of themes: read from a file, checked at the gate, searched in a sentence.

What a theme must hold stands in FIELDS. Whatever passes is trusted everywhere else; whatever does not is named by file
and theme.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from chapter8.errors import DamagedError, NotFoundError, TableError, UsageError
from chapter8.record.positions.nouns import Theme
from chapter8.record.positions.phrases import pattern, stem

FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "key": str, "title": str, "description": str, "phrases": list, "source": str,
        "not_in": list, "evils": list, "denies": str, "denying": list, "group": str,
    }
)  # fmt: skip
REQUIRED = ("key", "title", "description", "phrases", "source")
EDITION = 1  # raise it when the rules of placing or of stances change: what is kept is then placed anew
_KEY = re.compile(r"[a-z][a-z0-9_]{1,60}")
_LARGEST = 1_000_000  # bytes: a vocabulary is a page or two
_MOST = 500  # themes
_REMEDY = "docs/reference/themes.md says how a theme is written."


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a sentence that place it on a theme."""

    theme: Theme
    start: int
    end: int
    evil: bool = False  # the words name what the theme is set against


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Themes in order, each found by its phrases. Make one with `shipped` or `read`; add to it with `extended`."""

    themes: tuple[Theme, ...]
    _phrases: Mapping[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)
    _evils: Mapping[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)
    _stems: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _not_in: Mapping[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)
    _denying: Mapping[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the patterns, once."""
        for name in ("phrases", "not_in", "evils", "denying"):
            made = {one.key: pattern(getattr(one, name)) for one in self.themes if getattr(one, name)}
            object.__setattr__(self, f"_{name}", MappingProxyType(made))
        stems = {one.key: tuple({stem(phrase) for phrase in (*one.phrases, *one.evils)}) for one in self.themes}
        object.__setattr__(self, "_stems", MappingProxyType(stems))

    @classmethod
    def shipped(cls) -> Vocabulary:
        """The themes that come with the package (record/positions/themes.toml)."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """The themes of a file, alone. Raises TableError (file, theme) for one that can't be what it must be."""
        return cls.parsed(_load(path), str(path))

    @classmethod
    def parsed(cls, content: bytes, name: str) -> Vocabulary:
        """The themes of a file's content, alone; `name` is what errors call it. Raises TableError."""
        return cls(_checked(_bounded(content, name), name))

    def extended(self, path: Path) -> Vocabulary:
        """These themes with those of a file added; a theme with the same key takes the earlier one's place."""
        return self.extended_by(_load(path), str(path))

    def extended_by(self, content: bytes, name: str) -> Vocabulary:
        """The same, out of a file's content; `name` is what errors call it."""
        added = _checked(_bounded(content, name), name, others=self.themes)
        own = {theme.key: theme for theme in added}
        kept = tuple(own.pop(theme.key, theme) for theme in self.themes)
        return Vocabulary((*kept, *own.values()))

    def only(self, key: str) -> Vocabulary:
        """One theme alone. Raises NotFoundError."""
        return Vocabulary((self.theme(key),))

    @property
    def fingerprint(self) -> str:
        """A hash of all that decides where a statement is placed: the themes, and the rules of reading (`EDITION`)."""
        return sha256(msgspec.json.encode((EDITION, self.themes))).hexdigest()

    def theme(self, key: str) -> Theme:
        """The theme of that key. Raises NotFoundError."""
        for theme in self.themes:
            if theme.key == key:
                return theme
        keys = ", ".join(theme.key for theme in self.themes)
        raise NotFoundError(f"no theme {key!r} in the vocabulary", remedy=f"There are: {keys}.")

    def hits(self, sentence: str) -> Iterator[Hit]:
        """The words of a sentence that place it on themes, theme by theme, each in order of place."""
        lowered = sentence.lower()
        for theme in self.themes:
            if not any(
                stem in lowered for stem in self._stems[theme.key]
            ):  # the quick way out; "" is in every sentence
                continue
            hits = [Hit(theme, *one.span()) for one in self._phrases[theme.key].finditer(sentence)]
            if evils := self._evils.get(theme.key):
                known = [(hit.start, hit.end) for hit in hits]
                bare = (one.span() for one in evils.finditer(sentence))
                hits += [Hit(theme, a, b, evil=True) for a, b in bare if not any(c <= a and b <= d for c, d in known)]
            if hits and (longer := self._not_in.get(theme.key)):
                taken = [other.span() for other in longer.finditer(sentence)]
                hits = [hit for hit in hits if not any(a <= hit.start and hit.end <= b for a, b in taken)]
            yield from sorted(hits, key=lambda hit: hit.start)

    def denial(self, theme: Theme, sentence: str) -> str | None:
        """The words in which a sentence that supports a theme denies another."""
        found = self._denying[theme.key].search(sentence) if theme.denies else None
        return found[0] if found else None


@cache
def _shipped() -> Vocabulary:
    """Read once."""
    file = files("chapter8.record.positions") / "themes.toml"
    return Vocabulary(_checked(file.read_bytes(), "themes.toml"))


def _load(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        cause = f"it can't be read: {error.strerror or error}"
        raise DamagedError(cause, place=str(path), remedy="Check the path.") from error
    return content


def _bounded(content: bytes, name: str) -> bytes:
    if len(content) > _LARGEST:
        raise TableError(f"it is larger than {_LARGEST:,} bytes", place=name, remedy=_REMEDY)
    return content


def _checked(content: bytes, name: str, others: Sequence[Theme] = ()) -> tuple[Theme, ...]:
    """The themes of a file, each checked, no key twice, every denied theme known."""
    try:
        document = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"it is no TOML: {error}", place=name, remedy=_REMEDY) from error
    rows = document.get("theme")
    if set(document) != {"theme"} or not isinstance(rows, list) or not rows or len(rows) > _MOST:
        raise TableError(f"it must hold [[theme]] tables, 1 to {_MOST}, and nothing else", place=name, remedy=_REMEDY)
    themes = tuple(_theme(row, f"{name}, theme {number}") for number, row in enumerate(rows, start=1))
    keys = [theme.key for theme in themes]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise TableError(f"the key {twice!r} stands twice", place=name, remedy=_REMEDY)
    known = {*keys, *(theme.key for theme in others)}
    if strange := next((theme for theme in themes if theme.denies and theme.denies not in known), None):
        raise TableError(f"{strange.denies!r} is no theme", place=f"{name}, theme {strange.key!r}", remedy=_REMEDY)
    return themes


def _theme(row: Any, place: str) -> Theme:
    """One theme out of one table."""
    if not isinstance(row, dict):
        raise TableError("a theme is a table", place=place, remedy=_REMEDY)
    place = f"{place} ({row.get('key')!r})"
    if strange := next((name for name in row if name not in FIELDS), None):
        raise TableError(f"no field {strange!r}; there are {', '.join(FIELDS)}", place=place, remedy=_REMEDY)
    for name in REQUIRED:
        if not row.get(name):
            raise TableError(f"{name!r} is missing or empty", place=place, remedy=_REMEDY)
    if wrong := next((name for name, value in row.items() if not _fits(value, FIELDS[name])), None):
        kind = "a list of words in quotes" if FIELDS[wrong] is list else "words in quotes"
        raise TableError(f"{wrong!r} must be {kind}", place=place, remedy=_REMEDY)
    if not _KEY.fullmatch(row["key"]):
        raise TableError("a key is small letters, digits and underscores", place=place, remedy=_REMEDY)
    if bool(row.get("denies")) != bool(row.get("denying")):
        raise TableError("'denies' and 'denying' need each other", place=place, remedy=_REMEDY)
    texts: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    try:
        for name in ("phrases", "not_in", "evils", "denying"):
            pattern(texts.get(name, ()))
    except UsageError as error:
        raise TableError(error.cause, place=place, remedy=error.remedy) from error
    return Theme(**texts)


def _fits(value: Any, kind: type) -> bool:
    """Text, or a list of text."""
    if kind is list:
        return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
    return isinstance(value, kind)
