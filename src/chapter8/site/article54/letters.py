"""The letter that would tell the Council what is open or late, to read and to take away as text, HTML or Word."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from chapter8.exchange.papers import Paper
from chapter8.respond.reporting import draft_letter
from chapter8.site.article54.operations import Told, find_told, policy_in_force
from chapter8.site.article54.pages import names
from chapter8.site.asking import Request
from chapter8.site.listing import day
from chapter8.site.papers import paper_response
from chapter8.site.registry.asking import today
from chapter8.site.twins import Page


def letter(request: Request, operation: str) -> Page:
    """The draft on a page."""
    told, on = find_told(operation, request.viewer, request.purpose), day(request, "on") or today()
    paper = paper_of(told, on)
    return Page(
        template="article54/letter.html",
        context={"told": told, "on": on, "paper": paper},
        data=lambda: {"operation": told.operation.code, "on": on, "title": paper.title, "paragraphs": paper.paragraphs},
        marking=paper.marking,
        exercise=told.exercise,
        shown=told.things,
    )


def letter_file(request: Request, operation: str, letter_form: str) -> HttpResponse:
    """The draft as a file: a copy, of what may be copied."""
    told, on = find_told(operation, request.viewer, request.purpose), day(request, "on") or today()
    return paper_response(paper_of(told, on), letter_form, f"article-54-{told.operation.code}-{on}")


def paper_of(told: Told, on: date) -> Paper:
    """The draft letter on a day; its first line says that it is one."""
    duties, known = told.duties(on, policy_in_force()), names()
    senders = [known[code] for code in told.operation.organizations if code in known and code != "UN"]
    text = draft_letter(told.operation, duties, organization=senders[0] if senders else "[organization]", on=on)
    head, *rest = [part for part in text.split("\n") if part.strip()]
    return Paper(
        title=f"{told.operation.name} ({told.operation.code}): {head}",
        facts=(("As of", f"{on}"),),
        paragraphs=tuple(rest),
        marking=told.marking(told.own.owner if told.own else settings.ORGANIZATION),
        made_at=timezone.now(),
        exercise=told.exercise,
    )
