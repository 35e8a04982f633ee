"""E1b: the same paragraphs, found in PDF and Word files that are made of the official texts in the run itself."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import pypdfium2
from bench.figures import Figure
from bench.record.official import Official, Part, official, printed, resolutions
from bench.record.rendering import Block, as_pdf, as_word
from bench.record.segmentation import measured, publish, rows

EVERY = 4
"""One in so many resolutions is set as PDF and as Word: setting them takes longer than reading them."""


def set_as(make: Callable[[str, Sequence[str], Sequence[Block]], bytes]) -> Iterator[tuple[Official, bytes]]:
    """Resolutions with a whole official structure, made into files of another format."""
    for path in list(resolutions())[::EVERY]:
        gold = official(path)
        parts = printed(path)
        if gold.operative and gold.operative[0].number != 1:
            continue  # the official file itself has lost its first paragraphs
        symbol = f"S/RES/{gold.number} ({gold.year})"
        front = [
            f"Resolution {gold.number} ({gold.year})",
            "Adopted by the Security Council at its 5282nd meeting, on 17 October 2005",
        ]
        yield gold, make(symbol, front, [_block(part) for part in parts])


def _block(part: Part) -> Block:
    style = {"heading": "bold", "formula": "italic"}.get(part.kind)
    return Block(in_font(part.text), part.mark, part.depth, style)


def in_font(text: str) -> str:
    """The text in the letters that the fonts hold: another hyphen, letters without a mark that they lack."""
    plain = text.replace("\u2011", "-")
    return "".join(one if _held(one) else unicodedata.normalize("NFKD", one)[0] for one in plain)


def _held(letter: str) -> bool:
    return letter.isascii() or bool(letter.encode("cp1252", errors="ignore"))


def pdf_text(data: bytes) -> str:
    """What a plain extraction gives: the naive way's input."""
    document = pypdfium2.PdfDocument(BytesIO(data))
    return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))


def word_text(data: bytes) -> str:
    """The paragraphs of a Word file as its text runs hold them, without numbers that Word counts itself."""
    import docx  # noqa: PLC0415 - only for this format

    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)


def figures() -> list[Figure]:
    """Rows for PDF, for Word with typed numbers, and for Word with numbers that Word counts."""
    pdf = measured(set_as(as_pdf), "pdf", pdf_text)
    typed = measured(
        set_as(lambda symbol, front, blocks: as_word([symbol, *front], blocks, automatic=False)), "docx", word_text
    )
    counted = measured(
        set_as(lambda symbol, front, blocks: as_word([symbol, *front], blocks, automatic=True)), "docx", word_text
    )
    publish("E1b", pdf, "whole")
    return [
        *rows("E1b operative paragraphs, PDF", pdf, "begun", (">= .99", "")),
        *rows("E1b whole operative paragraphs, PDF", pdf, "whole", (">= .99", "")),
        *rows("E1b preambular paragraphs, PDF", pdf, "preamble", (">= .99", "")),
        *rows("E1b whole operative paragraphs, Word", typed, "whole", (">= .99", "")),
        *rows("E1b whole operative paragraphs, Word with its own numbers", counted, "whole", (">= .99", "")),
    ]


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure.name}: {figure.measured:.4f} {figure.beside} {figure.other or 0:.4f}\n")
