"""Addresses of the ledger: board, queue, calendar, feeds, drafted report, and each commitment."""

from __future__ import annotations

from django.urls import path

from chapter8.site.ledger import adding, board, calendars, drafts, entry, feeds, queue
from chapter8.site.twins import page

urlpatterns = [
    *page("commitments", board.board, name="commitments", csv=True),
    *page("commitments/review", queue.queue, name="review-queue", csv=True),
    *page("commitments/calendar", calendars.month_page, name="commitment-calendar", csv=True),
    *page("commitments/report-draft", drafts.draft, name="report-draft", csv=True),
    path("commitments/report-draft.md", drafts.markdown, name="report-draft.md"),
    path("commitments.ics", calendars.feed, name="commitments.ics"),
    path("commitments/feeds", feeds.feeds, name="feeds"),
    path("commitments/feeds/<str:token>.ics", calendars.private_feed, name="private-feed"),
    path("commitments/add", adding.new, name="commitment-add"),
    *page("commitments/<str:commitment>", entry.commitment, name="commitment", csv=True),
    path("commitments/<str:commitment>/decide", queue.decide, name="commitment-decide"),
    path("commitments/<str:commitment>/edit", queue.edit, name="commitment-edit"),
    path("commitments/<str:commitment>/alike", queue.alike, name="commitment-alike"),
    path("commitments/<str:commitment>/answer", adding.answer, name="commitment-answer"),
]
