"""`chapter8 positions`: who stands where on which theme, out of documents, each line with its place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from chapter8.atlas import Atlas
from chapter8.cli.documents import Documents
from chapter8.cli.printable import printable
from chapter8.record.positions import (
    STANCES,
    Contradiction,
    Position,
    Stance,
    Vocabulary,
    contradictions,
    who,
)
from chapter8.record.positions import positions as positions_of

_LONGEST_WORDS = 60  # characters of a stance's words shown on a line


@click.command(
    epilog="Example: chapter8 positions sample/documents --theme funding --stance supports",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--theme", metavar="KEY", help="Only this theme; docs/reference/themes.md lists them.")
@click.option("--stance", type=click.Choice(STANCES), help="Only this stance.")
@click.option("--year", type=int, help="Only what was said in this year.")
@click.option(
    "--vocabulary", type=click.Path(path_type=Path), metavar="TOML", help="Themes of your own, added to those shipped."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one line a position.")
def positions(  # one parameter an option of the command
    files: tuple[Path, ...],
    *,
    theme: str | None,
    stance: Stance | None,
    year: int | None,
    vocabulary: Path | None,
    as_json: bool,
) -> None:
    """Place the statements of documents on themes: who supports, opposes, conditions or mentions what, and where.

    FILE may be a chapter of the Repertoire, a meeting record, news, or a folder of documents. A stance is given only
    where words carry one, and these are shown. A file that can't be read gives one line on stderr, the rest goes on,
    and the exit code is 3.
    """
    themes = Vocabulary.shipped().extended(vocabulary) if vocabulary else Vocabulary.shipped()
    wanted = None if theme is None else themes.theme(theme).key
    documents, atlas = Documents(files, between_results=False), Atlas.shipped()
    found = [one for record in documents.records() for one in positions_of(record, themes, atlas)]
    fits = [one for one in found if wanted in {None, one.theme} and stance in {None, one.stance}]
    kept = [one for one in fits if year in {None, one.year}]
    if as_json:
        for one in kept:
            click.echo(msgspec.json.encode(one))
    else:
        _show(kept, themes)
        if stance is None:
            _show_contradictions(contradictions(kept), themes)
    sys.exit(documents.exit_code)


def _show(found: Sequence[Position], themes: Vocabulary) -> None:
    """Theme by theme and stance by stance, an actor a line with its places."""
    for theme in themes.themes:
        stances = [(stance, who(found, theme.key, stance)) for stance in STANCES]
        unnamed = [one for one in found if one.theme == theme.key and one.actor is None]
        if not any(actors for _, actors in stances) and not unnamed:
            continue
        click.secho(f"{theme.title}  ({theme.key})", bold=True)
        for stance, actors in stances:
            for actor, several in actors.items():
                _line(stance, actor, several)
        for one in unnamed:
            _line(one.stance, f"({one.collective or 'nobody named'})", (one,))
        click.echo()


def _line(stance: str, actor: str, several: Sequence[Position]) -> None:
    """As in: opposes  United States  2006  S/PV.5529, p. 19  “feared ... institutionalized”."""
    places = "; ".join(dict.fromkeys(str(place) for one in several for place in one.places))
    years = ", ".join(dict.fromkeys(str(one.year) for one in several if one.year))
    words = several[0].stance_words
    carried = f"  “{words[:_LONGEST_WORDS]} ... {several[0].words[:_LONGEST_WORDS]}”" if words else ""
    click.echo(printable(f"  {stance:<12}{actor:<34} {years:<6} {places}{carried}"))


def _show_contradictions(several: Sequence[Contradiction], themes: Vocabulary) -> None:
    """Who said both, with the places of either."""
    for one in several:
        sides = [
            ", ".join(f"{p.date or 'undated'} ({p.places[0]})" for p in side) for side in (one.supporting, one.opposing)
        ]
        title = themes.theme(one.theme).title
        click.secho(printable(f"{one.actor} both supports and opposes {title.lower()}"), fg="yellow")
        click.echo(printable(f"  supports {sides[0]}"))
        click.echo(printable(f"  opposes {sides[1]}"))
