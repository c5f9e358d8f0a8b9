"""The desk: staff pages, one module per room."""

from __future__ import annotations

from django.urls import include, path

from sizai.pages.desk import today

urlpatterns = [
    path("", today.home),
    path("others/", today.others),
    path("calendar/", today.calendar),
    path("calendar/<str:token>.ics", today.feed),
    path("search/", today.find),
    path("", include("sizai.pages.desk.accounts_urls")),
    path("", include("sizai.pages.desk.drafts")),
    path("", include("sizai.pages.desk.figures.urls")),
    path("", include("sizai.pages.desk.imports")),
    path("", include("sizai.pages.desk.registers")),
    path("", include("sizai.pages.desk.resolution.urls")),
]
