"""Sets marked text as a Word file: `# ` title, `## ` heading, "1. " numbered paragraph, everything else a paragraph."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

HEAD = "EXERCISE EXERCISE EXERCISE"
FIXED = (2025, 1, 1, 0, 0, 0)  # every entry of the archive, so that the same source gives the same bytes


def _repack(content: bytes) -> bytes:
    """The same archive with fixed times."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def make(path: Path) -> bytes:
    """The document as docx. The same source gives the same bytes."""
    document = Document()
    blocks = [block.strip() for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(10.5)
    title = next(block[2:] for block in blocks if block.startswith("# "))
    for block in blocks:
        if block.startswith("## "):
            document.add_heading(block[3:], level=2)
        elif block.startswith("# "):
            document.add_heading(block[2:], level=1)
        else:
            for line in block.splitlines():
                document.add_paragraph(line)
    document.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    header = document.sections[0].header.paragraphs[0]
    header.text, header.alignment = HEAD, WD_ALIGN_PARAGRAPH.CENTER
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = f"{HEAD} - {title}", HEAD, HEAD
    properties.subject, properties.keywords, properties.comments = title, HEAD, ""
    properties.created = properties.modified = datetime(*FIXED[:3], tzinfo=UTC)
    sink = io.BytesIO()
    document.save(sink)
    return _repack(sink.getvalue())
