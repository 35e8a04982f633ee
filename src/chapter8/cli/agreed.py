"""`chapter8 agreed`: earlier paragraphs that say the same, and how a phrase was used."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from chapter8.cli.counting import counted
from chapter8.cli.days import DAY
from chapter8.cli.documents import Documents
from chapter8.cli.printable import printable
from chapter8.errors import UsageError
from chapter8.record.agreed import Corpus, Match, Paragraph, Span, UseHistory, history, one_reading_each, paragraphs_of
from chapter8.record.agreed.tracing import PRECEDENT
from chapter8.record.writing.references import paragraph_reference

_SHOWN_VARIANTS = 12
_WIDTH = 400
_STYLES: dict[str, dict[str, Any]] = {"inserted": {"fg": "green"}, "deleted": {"fg": "red", "strikethrough": True}}


@click.command(epilog='Example: chapter8 agreed "remain actively seized of the matter" sample/documents')
@click.argument("text")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 100), help="How many paragraphs to show.")
@click.option("--exact", is_flag=True, help="Uses of these very words only, nothing near them.")
@click.option("--before", default=None, type=DAY, help="Only paragraphs of before this day (2006-09-20).")
@click.option("--after", default=None, type=DAY, help="Only paragraphs of this day and later.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def agreed(
    text: str, paths: tuple[Path, ...], *, limit: int, exact: bool, before: date | None, after: date | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Find who has used this language before: TEXT is a phrase or a draft paragraph.

    PATH are decisions (resolutions, presidential statements, communiqués) or folders of them; other documents in a
    folder are passed over. The answer: the paragraphs that say the same, aligned word by word; first and last use;
    and the variants through which the phrase drifted.
    """
    if not text.strip():
        raise UsageError("the text is empty", remedy='Give a phrase, such as "all necessary measures".')
    documents = Documents(paths, between_results=False)
    corpus = _corpus(documents)
    matches = corpus.similar(
        text, limit=limit, threshold=PRECEDENT,
        after=after, before=before,
    )  # fmt: skip
    used = history(text, corpus, near=not exact)
    if as_json:
        answer = {"paragraphs": len(corpus), "matches": matches, "history": used}
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    else:
        _show(corpus, matches, used)
    sys.exit(documents.exit_code)


def _corpus(documents: Documents) -> Corpus:
    """The paragraphs of the decisions among them; of two files of one decision the official mark-up comes first."""
    documents.files.sort(key=lambda path: path.suffix.lower() != ".xml")
    return Corpus.of(one_reading_each(paragraphs_of(record) for record in documents.records()))


def _show(corpus: Corpus, matches: tuple[Match, ...], used: UseHistory) -> None:
    """The answer for people."""
    if not matches:
        click.secho(f"No precedent among {counted(len(corpus), 'paragraph')}.", bold=True)
    for match in matches:
        head = f"{match.score:4.0%}  {_place(match.paragraph)}"
        click.secho(printable(head), bold=True)
        click.echo("      " + _aligned(match.spans) + "\n")
    if used.first is None or used.last is None:
        return
    uses = counted(len(used.uses), "use")
    click.echo(printable(f"{uses}; first {_place(used.first.paragraph)}; last {_place(used.last.paragraph)}"))
    for variant in used.variants[:_SHOWN_VARIANTS]:
        first = variant.first.paragraph
        since = f"{first.date}" if first.date else "no date"
        words = " ".join(variant.words.split())[:_WIDTH]
        click.echo(printable(f"  {len(variant.uses):4}  since {since}  {words}"))
    if len(used.variants) > _SHOWN_VARIANTS:
        click.echo(f"  and {counted(len(used.variants) - _SHOWN_VARIANTS, 'more variant')} (--json gives all)")


def _place(paragraph: Paragraph) -> str:
    """The paragraph as a citation, with its day."""
    day = f" ({paragraph.date:%-d %B %Y})" if paragraph.date else ""
    return f"{paragraph_reference(paragraph)}{day}"


def _aligned(spans: tuple[Span, ...]) -> str:
    """The paragraph's words, what the question has not in green, what only the question has in red."""
    parts: list[str] = []
    for span in spans:
        if span.kind in {"deleted", "replaced"}:
            parts.append(click.style(f"[-{_inline(span.one)}-]", **_STYLES["deleted"]))
        if span.kind in {"inserted", "replaced"}:
            parts.append(click.style(f"{{+{_inline(span.other)}+}}", **_STYLES["inserted"]))
        if span.kind == "same":
            parts.append(_inline(span.other))
    return " ".join(parts)


def _inline(words: str) -> str:
    return printable(" ".join(words.split()))
