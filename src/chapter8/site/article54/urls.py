"""Addresses of Article 54; they stand before those of the ledger, whose commitments are named by anything."""

from __future__ import annotations

from django.urls import path

from chapter8.site.article54 import entering, letters, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("commitments/article-54", pages.board, name="article-54-duties", csv=True),
    path("commitments/article-54/policy", entering.intervals, name="article-54-policy"),
    *page("operations/<str:operation>/article-54", pages.operation_page, name="article-54", csv=True),
    *page("operations/<str:operation>/article-54/letter", letters.letter, name="article-54-letter"),
    path("operations/<str:operation>/article-54/letter/<str:letter_form>", letters.letter_file, name="article-54-file"),
    path("operations/<str:operation>/article-54/events/add", entering.add_event, name="article-54-event"),
    path("operations/<str:operation>/article-54/events/<int:entry>/back", entering.event_back, name="article-54-back"),
    path("operations/<str:operation>/article-54/reports", entering.decide_report, name="article-54-report"),
    path("situations/<str:slug>/operations/add", entering.add_operation, name="operation-add"),
]
