"""The command `brief`: the joint brief on a situation, in the terminal or as one file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chapter8.cli.outcome import DONE, on_terminal
from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose, Role, Viewer

if TYPE_CHECKING:
    from chapter8.brief.model import Brief

FORMS = ("html", "md", "pdf", "json", "text")
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf", ".json": "json", ".txt": "text"}
EXAMPLE = """\b
Examples:
  chapter8 brief Iskara
  chapter8 brief Sudan --as-of 2023-10-31 -o sudan.html
  chapter8 brief "Sudan, Chad" --for AU --format md
"""


@click.command(epilog=EXAMPLE)
@click.argument("situation")
@click.option("--as-of", default=None, metavar="DATE", help="What was known by this day [default: the newest data].")
@click.option("--format", "form", default=None, type=click.Choice(FORMS), help="Form [default: by -o, else text].")
@click.option("-o", "--output", default=None, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option("--for", "organization", default=None, metavar="ORG", help="Organization to make it for [the node's].")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def brief(
    situation: str,
    *,
    as_of: str | None,
    form: str | None,
    output: Path | None,
    organization: str | None,
    as_json: bool,
) -> int:
    """Make the joint brief on a situation out of everything in the library.

    SITUATION is a situation that is kept here, or states that the atlas knows, by name or ISO code. Without -o the
    brief goes to the terminal; with it, into one file. Each organization gets what its markings allow.
    """
    day = _day(as_of)
    chosen = _form(form, output, as_json=as_json)
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from chapter8.site.briefs.making import FORMS as WRITERS  # noqa: PLC0415 - as above

    made = _made(situation, day, _viewer(organization), Purpose.EXPORT if output else Purpose.READ)
    content = WRITERS[chosen].write(made)
    if output is None:
        sys.stdout.buffer.write(content)
        return DONE
    _write(output, content)
    newest = "" if day else ", the newest day that the data reach"
    click.echo(f"{output}: as of {made.as_of}{newest}; {len(made.lines)} paragraphs, {made.marking.tlp}", err=True)
    return DONE


def _made(situation: str, day: date | None, viewer: Viewer, purpose: Purpose) -> Brief:
    """Find the situation and make the brief, saying so on a terminal."""
    from chapter8.site.briefs.making import make  # noqa: PLC0415 - as in `brief`
    from chapter8.site.situations.finding import find_situation  # noqa: PLC0415 - as above

    found = find_situation(situation, viewer)
    if on_terminal():
        click.echo(f"Making the brief on {found.name} ...", err=True)
    made = make(found, viewer, as_of=day, purpose=purpose)
    if day is None:
        click.echo(f"As of {made.as_of}, the newest day that the data reach. --as-of asks for another.", err=True)
    return made


def _day(text: str | None) -> date | None:
    """The day that was asked for."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'"{text}" is no date', place="--as-of", remedy="Write it as 2023-10-31.") from None


def _form(form: str | None, output: Path | None, *, as_json: bool) -> str:
    """The form: as asked, else by the file's ending, else text."""
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {form} ask for two forms", remedy="Give one of them.")
    chosen = "json" if as_json else form
    if chosen is None and output is not None:
        chosen = ENDINGS.get(output.suffix.lower())
        if chosen is None:
            raise UsageError(f'"{output.suffix}" names no form', place=str(output), remedy="Add --format html.")
    if chosen == "pdf" and output is None:
        raise UsageError("a PDF is no text for a terminal", remedy="Name a file with -o brief.pdf.")
    return chosen or "text"


def _viewer(organization: str | None) -> Viewer:
    """The organization that the brief is made for: the node's own, unless another one is named."""
    from django.conf import settings  # noqa: PLC0415 - as in `brief`

    from chapter8.site.registry.atlas import node_atlas  # noqa: PLC0415 - as above

    code = organization or settings.ORGANIZATION
    try:
        parent = node_atlas().organization(code).parent
    except NotFoundError:
        if organization is not None:
            raise
        parent = None
    clients = frozenset({parent}) if parent else frozenset[str]()
    return Viewer(organization=code, roles=frozenset({Role.VIEWER}), client_of=clients)


def _write(output: Path, content: bytes) -> None:
    """Write the file whole."""
    from chapter8.site.library.store import write_whole  # noqa: PLC0415 - as in `brief`

    try:
        write_whole(output.resolve(), content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"it can't be written: {reason}", place=str(output), remedy="Name another file.") from error
