"""The commands of the library: `add` puts files in, `search` asks it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from chapter8.cli.acting import acting_for
from chapter8.cli.counting import counted
from chapter8.cli.outcome import DONE, UNREADABLE, on_terminal
from chapter8.cli.printable import printable
from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose
from chapter8.exchange.marking import Marking, Tlp

if TYPE_CHECKING:
    from chapter8.site.library.adding.add import Outcome
    from chapter8.site.search.find import Results


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--marking", default=Tlp.CLEAR.value, show_default=True, help="How far the files may travel (TLP 2.0).")
@click.option("--owner", default=None, help="Code of the organization that they belong to [default: the node's].")
@click.option("--audience", default="", help="Codes of organizations that may see AMBER or RED files: 'AU ECOWAS'.")
@click.option("--readers", default=None, type=click.IntRange(1, 64), help="Processes that read [default: one a core].")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for the whole batch on stdout.")
def add(
    paths: tuple[Path, ...], *, marking: str, owner: str | None, audience: str, readers: int | None, as_json: bool
) -> int:
    """Put files and folders into the library.

    Documents, UCDP event tables, units.csv and experts.csv are recognised by their content. A folder with
    exercise.toml is added as an exercise. Adding the same file again changes nothing; after a kill, the same command
    goes on where it stopped. A file that can't be read gives one line on stderr, the rest goes on, and the exit code
    is 3. With CHAPTER8_CLUSTER=tcp://HOST:PORT, the workers of that Dask scheduler read.

    \b
    Examples:
      chapter8 add sample
      chapter8 add reports/ letter.pdf --marking TLP:GREEN --owner AU
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from django.conf import settings  # noqa: PLC0415 - as above

    from chapter8.site.library.adding.add import add as add_files  # noqa: PLC0415 - as above

    chosen = Marking(_label(marking), owner or settings.ORGANIZATION, frozenset(audience.replace(",", " ").split()))
    outcome = add_files(paths, marking=chosen, readers=readers, progress=_progress if on_terminal() else None)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(_plain(outcome)) + b"\n")
    else:
        _summary(outcome)
    return UNREADABLE if outcome.faults else DONE


def _label(text: str) -> Tlp:
    """A label of TLP 2.0, with or without its "TLP:"."""
    name = text.upper().removeprefix("TLP:")
    try:
        return Tlp(f"TLP:{name}")
    except ValueError:
        labels = ", ".join(label.value for label in Tlp)
        raise UsageError(f'"{text}" is no label of TLP 2.0', remedy=f"Use one of {labels}.") from None


def _progress(done: int, of: int, name: str) -> None:
    """One line that is drawn over itself."""
    click.echo(f"\r\033[K{done}/{of} {name[-60:]}", err=True, nl=done == of)


def _plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome for machines."""
    return {
        "added": len(outcome.added),
        "known": len(outcome.known),
        "faults": len(outcome.faults),
        "indexed": outcome.indexed,
        "files": outcome.files,
    }


def _summary(outcome: Outcome) -> None:
    """The outcome for people: figures on stdout, each fault in one line on stderr."""
    click.echo(
        f"{len(outcome.added)} added, {len(outcome.known)} already here, {len(outcome.faults)} could not be read"
    )
    for name, words in _doubtful(outcome):
        click.echo(printable(f"chapter8: {name}: added; check against the page: {words}"), err=True)
    for item in outcome.faults:
        if item.fault is not None:
            remedy = f". {item.fault.remedy}" if item.fault.remedy else ""
            line = f"chapter8: {item.fault.place or item.name}: {item.fault.cause}{remedy}"
            click.echo(printable(line), err=True)


def _doubtful(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The files just added whose text may not be what their pages say: scans, and poor layers of text."""
    from chapter8.site.library.models import Document  # noqa: PLC0415 - Django only for the commands that need it
    from chapter8.site.library.remarks import DOUBTS, doubts  # noqa: PLC0415 - as above

    named = {item.sha256: item.name for item in outcome.added}
    for code in DOUBTS if named else ():
        rows = Document.objects.filter(remarks__contains=f" {code} ").values_list("sha256", "remarks")
        for sha256, remarks in rows.order_by("pk").iterator():
            if sha256 in named:
                yield named.pop(sha256), ", ".join(map(str, doubts(remarks))).lower()


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="Page of the results.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def search(query: tuple[str, ...], *, page: int, as_json: bool) -> int:
    """Search the passages of the library, as the organization that runs this node.

    \b
    Examples:
      chapter8 search "African Union"
      chapter8 search "ceasefire monitoring" --json
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from chapter8.site.search.index import Filters, find  # noqa: PLC0415 - as above

    results = find(" ".join(query), acting_for(), Filters(), page, purpose=Purpose.EXPORT)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(_answer(results)) + b"\n")
    else:
        _show(results)
    return DONE


def _answer(results: Results) -> dict[str, Any]:
    """One page of hits for machines."""
    from chapter8.site.library.permalinks import passage_path, shared_symbols  # noqa: PLC0415 - as above

    shared = shared_symbols(acting_for(), Purpose.EXPORT, among=[hit.document for hit in results.hits])
    return {
        "query": results.query,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "notices": results.notices,
        "hits": [
            {
                "document": str(hit.document),
                "date": hit.document.date,
                "kind": hit.document.kind,
                "page": hit.passage.page,
                "passage": hit.passage.ident,
                "number": hit.passage.number or None,
                "text": hit.passage.text,
                "address": passage_path(hit.passage, shared),
                "marking": hit.document.tlp,
                "score": hit.score,
            }
            for hit in results.hits
        ],
    }


def _show(results: Results) -> None:
    """One result a paragraph: where it stands, and the words around what was looked for."""
    for notice in results.notices:
        click.echo(notice, err=True)
    for hit in results.hits:
        page = f", p. {hit.passage.page}" if hit.passage.page is not None else ""
        click.echo(f"{hit.document}{page}  [{hit.document.tlp}]")
        click.echo("  " + "".join(span.text for span in hit.excerpt).strip() + "\n")
    click.echo(f"{counted(results.total, 'passage')}; page {results.page} of {results.pages}")
