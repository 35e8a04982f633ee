"""Faces of a brief: one HTML file, PDF, Markdown, JSON, and a summary for the terminal."""

from chapter8.brief.render.html import to_html
from chapter8.brief.render.json import to_json
from chapter8.brief.render.markdown import to_markdown
from chapter8.brief.render.pdf import to_pdf
from chapter8.brief.render.text import to_text

__all__ = ["to_html", "to_json", "to_markdown", "to_pdf", "to_text"]
