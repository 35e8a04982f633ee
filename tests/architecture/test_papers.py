"""The papers say what the tree holds: every folder in ARCHITECTURE, every noun in the glossary, no broken link."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "chapter8"
PAPERS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
NOUN_MODULES = ["atlas/nouns.py", "record/nouns.py", "brief/model.py", "exchange/marking.py", "exchange/decide.py"]


@pytest.mark.parametrize("folder", sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()))
def test_the_architecture_page_has_a_line_for_every_folder(folder: str) -> None:
    assert f"`src/chapter8/{folder}/`" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_architecture_page_sends_nobody_to_a_file_that_is_not_there() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Where is")[1].split("## How")[0]
    named = re.findall(r"`([a-z_]+/[a-z_/.]*(?:\.py|\.csv|/)?)`", table)
    places = [SOURCE, SOURCE / "site", ROOT]
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


@pytest.mark.parametrize("module", NOUN_MODULES)
def test_every_noun_is_in_the_glossary(module: str) -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    nouns = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [noun for noun in nouns if f"**{noun}**" not in glossary] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_paper_links_to_what_is_not_there(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []
