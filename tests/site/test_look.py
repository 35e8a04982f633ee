"""The one style sheet, and the templates, keep the rules that let every language in."""

from __future__ import annotations

import ast
import gettext
import gzip
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from chapter8.site.catalogues import compile_catalogue, messages

SITE = Path(__file__).resolve().parent.parent.parent / "src" / "chapter8" / "site"
SHEETS = sorted((SITE / "static" / "chapter8").glob("*.css"))  # the site's one, and the bar above a brief's own sheet
BRIEF = "brief.html"  # one file with its own style, let in by its hash
TEMPLATES = sorted([*SITE.glob("templates/**/*.html"), *SITE.glob("*/templates/**/*.html")])
ARABIC = SITE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext"}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:left|right|(?:margin|padding|border)-(?:left|right|top|bottom)|top|bottom|width|height|"
    r"(?:min|max)-(?:width|height))\s*:|:\s*(?:left|right)\b|text-align:\s*(?:left|right)"
)


def environment_of_the_site() -> Any:
    """Jinja2 as the site sets it up."""
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env


def declarations(sheet: str) -> str:
    """The sheet without comments and without the conditions of media queries, which have no logical form."""
    return re.sub(r"@media[^{]*|/\*.*?\*/", "", sheet, flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.name)
def test_a_style_sheet_knows_start_and_end_but_not_left_and_right(sheet: Path) -> None:
    assert PHYSICAL.findall(declarations(sheet.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("rule", ["margin-left: 0", "left: 0", "text-align: right", "float: left", "width: 3px"])
def test_the_rule_on_logical_properties_catches_physical_ones(rule: str) -> None:
    assert PHYSICAL.search(f"a {{ {rule}; }}")


def test_a_page_of_the_frame_loads_one_sheet_and_all_of_them_are_at_most_20_kb_packed() -> None:
    frame = (SITE / "templates" / "base.html").read_text(encoding="utf-8")
    assert frame.count('rel="stylesheet"') == 1
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in SHEETS) <= 20_000


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_a_template_parses_and_holds_no_inline_style_or_script(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    environment_of_the_site().parse(source)
    markup = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    if template.name == BRIEF:
        markup = markup.replace("<style>{{ sheet.style }}</style>", "")
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son\w+=|\|\s*safe(?!\s*\}\}</div>)", markup)


def test_each_arabic_message_translates_one_that_the_site_uses() -> None:
    used = {key for template in TEMPLATES for key in spoken(template.read_text(encoding="utf-8"))}
    code = "".join(file.read_text(encoding="utf-8") for file in SITE.rglob("*.py"))
    for key, _words in messages(ARABIC.read_text(encoding="utf-8")):
        first = key.split("\0")[0]
        assert not first or first in used or f'"{first}"' in code or f"'{first}'" in code, first


def test_every_message_of_the_interface_has_an_arabic_translation() -> None:
    translated = {
        key.split("\0")[0] for key, words in messages(ARABIC.read_text(encoding="utf-8")) if words.strip("\0")
    }
    wanted = {firsts(message) for template in TEMPLATES for message in extracted(template.read_text(encoding="utf-8"))}
    wanted |= {text for file in SITE.rglob("*.py") for text in marked(file.read_text(encoding="utf-8"))}
    assert len(wanted) > 400
    assert sorted(wanted - translated) == []


def extracted(source: str) -> list[str | tuple[str | None, ...]]:
    """The messages of a template, plural forms together."""
    return [message for _, _, message in environment_of_the_site().extract_translations(source) if message]


def firsts(message: str | tuple[str | None, ...]) -> str:
    """The form that stands for the message in a catalogue."""
    return next(part for part in flat(message) if part)


def marked(source: str) -> set[str]:
    """The messages of a module: what stands first in a call of gettext, by any of its usual names."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    named = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id in GETTEXT]
    first = [node.args[0] for node in named]
    return {node.value for node in first if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_a_translation_has_a_form_for_each_number_of_arabic_and_is_written_in_arabic() -> None:
    for key, words in messages(ARABIC.read_text(encoding="utf-8")):
        if not key:
            continue
        if "\0" in key:
            assert words.count("\0") == 5, key
        assert re.search(r"[\u0600-\u06ff]|^S/RES", words), key


def spoken(source: str) -> set[str]:
    """The messages of a template."""
    found = environment_of_the_site().extract_translations(source)
    return {part for _line, _function, message in found for part in flat(message) if part}


def flat(message: str | tuple[str | None, ...]) -> tuple[str | None, ...]:
    """One message or its plural forms, alike."""
    return message if isinstance(message, tuple) else (message,)


def test_a_translation_keeps_the_names_that_are_put_into_it() -> None:
    for key, words in messages(ARABIC.read_text(encoding="utf-8")):
        names = set(re.findall(r"%\(\w+\)s", key))
        assert set(re.findall(r"%\(\w+\)s", words)) <= names, key


def test_a_catalogue_compiles_into_what_gettext_reads() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\nmsgid "a \\"b\\""\nmsgstr "x"\n"y"\n\n'
    )
    text += 'msgid "%(n)s file"\n'
    text += 'msgid_plural "%(n)s files"\nmsgstr[0] "one"\nmsgstr[1] "many"\n\nmsgid "empty"\nmsgstr ""\n'
    catalogue = gettext.GNUTranslations(io.BytesIO(compile_catalogue(text)))
    assert catalogue.gettext('a "b"') == "xy"
    assert catalogue.gettext("empty") == "empty"
    assert [catalogue.ngettext("%(n)s file", "%(n)s files", n) for n in (1, 2)] == ["one", "many"]
