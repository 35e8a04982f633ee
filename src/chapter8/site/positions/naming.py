"""Names of actors: what stands in their addresses, and what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from hashlib import sha256

from django.utils.text import slugify

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError
from chapter8.site.positions.models import Actor
from chapter8.site.registry.atlas import node_atlas

LONGEST = 80  # characters of a name in an address


def actors_by_name(names: Iterable[str]) -> dict[str, Actor]:
    """The row of each name, made where it is missing. Two names with the same letters are one actor."""
    atlas = node_atlas()
    made = {name: _actor(name[:255], atlas) for name in dict.fromkeys(names) if name.strip()}
    rows = {actor.slug: actor for actor in reversed(made.values())}
    known = _known(rows)
    if missing := [actor for slug, actor in rows.items() if slug not in known]:
        Actor.objects.bulk_create(missing, ignore_conflicts=True)  # the worker and an `add` may both meet a new name
        known |= _known([actor.slug for actor in missing])
    return {name: known[actor.slug] for name, actor in made.items()}


def _known(slugs: Collection[str]) -> dict[str, Actor]:
    return {actor.slug: actor for actor in Actor.objects.filter(slug__in=list(slugs))}


def _actor(name: str, atlas: Atlas) -> Actor:
    """An unsaved row: states by their code, organizations by theirs, whatever else by its letters."""
    if state := atlas.match_state(name):
        return Actor(slug=state.code, name=state.name, kind="state")
    if organization := atlas.match_organization(name):
        return Actor(slug=organization.code, name=organization.name, kind="organization")
    return Actor(slug=slug_of(name), name=name, kind="other")


def slug_of(name: str) -> str:
    """A name in an address. What is cut off, or holds no letter, is told apart by a few digits of its hash."""
    slug = slugify(name, allow_unicode=True)
    if slug and len(slug) <= LONGEST:
        return slug
    return f"{slug[:LONGEST].strip('-') or 'actor'}-{sha256(name.encode()).hexdigest()[:8]}"


def actor_named(name: str) -> Actor:
    """The actor that a name or code means, as it would be kept; not saved, and perhaps nowhere in the record."""
    atlas = node_atlas()
    code = name.strip().upper()
    with suppress(NotFoundError):
        return Actor(slug=code, name=atlas.state(code).name, kind="state")
    return _actor(name.strip()[:255], atlas)


def actor_of(slug: str) -> Actor | None:
    """The actor of an address: one that is kept, else a state or organization of the atlas; None for any other."""
    kept = Actor.objects.filter(slug=slug).first()
    if kept is not None:
        return kept
    found = actor_named(slug)
    return found if found.slug == slug and found.kind != "other" else None
