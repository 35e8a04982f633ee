"""The themes of this node: those that are shipped, and its own, each edition kept with who made it and when."""

from __future__ import annotations

from functools import lru_cache

from django.db import transaction

from chapter8.errors import TableError
from chapter8.record.positions import Theme, Vocabulary
from chapter8.site.accounts.models import User
from chapter8.site.positions.models import Edition

NAME = "themes.toml"  # what errors call the node's own themes
TAKEN = frozenset({"themes"})  # /positions/themes is a page


def own_themes() -> str:
    """The node's own themes as TOML, "" where it has none."""
    return Edition.objects.order_by("-pk").values_list("content", flat=True).first() or ""


def node_vocabulary() -> Vocabulary:
    """The shipped themes, the node's own among or behind them."""
    return _extended(own_themes())


def vocabulary_with(content: str) -> Vocabulary:
    """The vocabulary that these own themes would make. Raises TableError with the place of what is wrong."""
    made = _extended(content)
    if taken := next((theme.key for theme in made.themes if theme.key in TAKEN), None):
        raise TableError(f"the key {taken!r} is the name of a page", place=NAME, remedy="Choose another key.")
    return made


@lru_cache(maxsize=8)
def _extended(content: str) -> Vocabulary:
    shipped = Vocabulary.shipped()
    return shipped.extended_by(content.encode(), NAME) if content.strip() else shipped


@lru_cache(maxsize=8)
def fingerprint_of(vocabulary: Vocabulary) -> str:
    """Its fingerprint, worked out once."""
    return vocabulary.fingerprint


@transaction.atomic
def keep_edition(content: str, note: str, person: User | None) -> Edition | None:
    """Put own themes in force; None where they are in force already. Raises TableError."""
    vocabulary_with(content)
    if content.strip() == own_themes().strip():
        return None
    return Edition.objects.create(content=content, note=note[:255], made_by=person)


def by_group(vocabulary: Vocabulary) -> dict[str, list[Theme]]:
    """The themes under their headings, in order of the vocabulary; those without one last, under ""."""
    groups: dict[str, list[Theme]] = {}
    for theme in vocabulary.themes:
        groups.setdefault(theme.group, []).append(theme)
    bare = groups.pop("", [])
    return {**groups, "": bare} if bare else groups
