"""Addresses of signing in and of the pages about people."""

from __future__ import annotations

from django.urls import path

from chapter8.site.accounts import pages, people

urlpatterns = [
    path("sign-in", pages.sign_in, name="sign-in"),
    path("sign-in/<str:token>", pages.sign_in_by_link, name="sign-in-link"),
    path("admin/login/", pages.admin_sign_in, name="admin-sign-in"),
    path("sign-out", pages.sign_out, name="sign-out"),
    path("act-for", pages.act_for, name="act-for"),
    path("account", pages.account, name="account"),
    path("people", people.people, name="people"),
    path("people/<str:username>", people.person, name="person"),
]
