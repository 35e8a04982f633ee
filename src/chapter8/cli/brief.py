"""The command `brief`: the joint brief on a situation, in the terminal or as one file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chapter8.cli.acting import acting_for
from chapter8.cli.days import DAY
from chapter8.cli.outcome import DONE, on_terminal, report
from chapter8.errors import MissingPartError, UsageError
from chapter8.exchange.decide import Purpose, Viewer

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
@click.option("--as-of", type=DAY, help="What was known by this day [default: the newest data].")
@click.option("--format", "form", default=None, type=click.Choice(FORMS), help="Form [default: by -o, else text].")
@click.option("-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False),
              help="File to write; may be given again for another form.")  # fmt: skip
@click.option("--for", "organization", default=None, metavar="ORG", help="Organization to make it for [the node's].")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def brief(
    situation: str,
    *,
    as_of: date | None,
    form: str | None,
    outputs: tuple[Path, ...],
    organization: str | None,
    as_json: bool,
) -> int:
    """Make the joint brief on a situation out of everything in the library.

    SITUATION is a situation that is kept here, or states that the atlas knows, by name or ISO code. Without -o the
    brief goes to the terminal; with it, into files, and its summary to the terminal. Each organization gets what its
    markings allow.
    """
    forms = [_form(form, output, as_json=as_json) for output in outputs or (None,)]
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from chapter8.site.briefs.making import FORMS as WRITERS  # noqa: PLC0415 - as above

    made = _made(situation, as_of, acting_for(organization), Purpose.EXPORT if outputs else Purpose.READ)
    if not outputs:
        sys.stdout.buffer.write(WRITERS[forms[0]].write(made))
        return DONE
    click.echo(WRITERS["text"].write(made))
    _write_each(outputs, forms, made)
    return DONE


def _write_each(outputs: tuple[Path, ...], forms: list[str], made: Brief) -> None:
    """Write every form that this installation can make; raise MissingPartError when it can make none of them."""
    from chapter8.site.briefs.making import FORMS as WRITERS  # noqa: PLC0415 - Django only for the commands that need it

    missing: list[MissingPartError] = []
    for output, form in zip(outputs, forms, strict=True):
        try:
            _write(output, WRITERS[form].write(made))
        except MissingPartError as error:
            missing.append(error)
        else:
            click.echo(f"Written: {output}", err=True)
    if len(missing) == len(outputs):
        raise missing[0]
    for left_out in missing:
        report(left_out)


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


def _write(output: Path, content: bytes) -> None:
    """Write the file whole."""
    from chapter8.site.library.store import write_whole  # noqa: PLC0415 - as in `brief`

    try:
        write_whole(output.resolve(), content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"it can't be written: {reason}", place=str(output), remedy="Name another file.") from error
