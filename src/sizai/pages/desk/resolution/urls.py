from __future__ import annotations

from django.urls import path

from sizai.pages.desk.resolution import acts, case_page, intake_pages, lists, other_pages

urlpatterns = [
    path("intakes/", lists.intakes),
    path("intakes/receive_intake", intake_pages.receive),
    path("intakes/before", intake_pages.before),
    path("intakes/<int:pk>/", intake_pages.intake),
    path("cases/", lists.cases),
    path("intakes/<int:pk>/receipt.svg", other_pages.receipt_image),
    path("cases/export", other_pages.export),
    path("cases/<int:pk>/", case_page.case),
    path("cases/<int:pk>/papers/<slug:kind>", other_pages.issue),
    path("papers/<int:pk>/", other_pages.paper),
    path("dispatches/", lists.dispatches),
    path("dispatches/<int:pk>/", other_pages.dispatch),
    path("sessions/", lists.sessions),
    path("money/", lists.money),
    path("green_channel/", lists.green_channel),
    path("duplicates/", lists.duplicates),
    path("duplicates/<int:pk>/", other_pages.duplicate),
    path("evidence/<int:pk>/", other_pages.evidence),
    path("<slug:things>/<int:pk>/<slug:verb>", acts.act),
]
