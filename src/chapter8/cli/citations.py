"""`chapter8 citations`: which paragraph of which document cites what, and which links of the source are faulty."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click
import msgspec

from chapter8.cli.documents import Documents
from chapter8.cli.printable import printable
from chapter8.record.citation_graph import citation_edges, edge_rows, graphml
from chapter8.record.links import faulty_links


@click.command(epilog="Example: chapter8 citations sample/documents --format csv")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "graphml"]),
    default="csv",
    show_default=True,
    help="Rows, or a graph for network programs.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--faulty", is_flag=True, help="The links of the source whose label names another document.")
def citations(paths: tuple[Path, ...], *, form: str, as_json: bool, faulty: bool) -> None:
    """List the citations between documents: from paragraph to document, with the words that introduce each.

    PATH are documents or folders of them. With --faulty, only the links that Akoma Ntoso files set and that lead to
    another document than their label says.
    """
    documents = Documents(paths)
    records = documents.records()
    if as_json:
        for item in faulty_links(records) if faulty else citation_edges(records):
            sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
    elif faulty:
        for fault in faulty_links(records):
            place = f", para. {fault.number}" if fault.number else ""
            click.echo(printable(f"{fault.document}{place}: “{fault.label}” leads to {fault.target}"))
    elif form == "graphml":
        sys.stdout.buffer.write(graphml(citation_edges(records)))
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows(edge_rows(citation_edges(records)))
    sys.exit(documents.exit_code)
