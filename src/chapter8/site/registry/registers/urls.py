"""Addresses of the registers."""

from __future__ import annotations

from django.urls import path

from chapter8.site.registry.registers import (
    agreements,
    comparing,
    focal_points,
    joint_plans,
    matrices,
    norms,
    notices,
    operations,
    presences,
)
from chapter8.site.twins import page

urlpatterns = [
    *page("agreements", agreements.register, name="agreements", csv=True),
    path("agreements.ics", notices.feed, name="agreements.ics"),
    path("agreements/feeds/<str:token>.ics", notices.private_feed, name="private-agreements"),
    *page("agreements/signatures", matrices.signature_matrix, name="signature-matrix", csv=True),
    *page("agreements/partners", agreements.partners_page, name="agreement-partners", csv=True),
    *page("agreements/<str:key>", agreements.one, name="agreement", csv=True),
    *page("norms", norms.library, name="norms", csv=True),
    *page("norms/binding", norms.binding_page, name="norms-binding", csv=True),
    *page("focal-points", focal_points.focal_points, name="focal-points", csv=True),
    path("focal-points/<str:key>/verify", focal_points.verify, name="focal-point-verify"),
    *page("presences", presences.presences, name="presences", csv=True),
    *page("operations", operations.operations, name="operations", csv=True),
    *page("operations/handovers", comparing.handovers, name="handovers", csv=True),
    *page("operations/comparison", comparing.comparison, name="comparison", csv=True),
    *page("operations/load", comparing.load, name="load", csv=True),
    *page("operations/<str:code>", operations.operation, name="operation", csv=True),
    *page("plans-of-cooperation", joint_plans.joint_plans, name="plans-of-cooperation", csv=True),
]
