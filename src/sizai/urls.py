"""Addresses: the desk at the root, the portal under /m/, the screen under /screen/, the door under /door/."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("sizai.pages.desk.urls")),
    path("door/", include("sizai.pages.door.urls")),
    path("m/", include("sizai.pages.portal.urls")),
    path("screen/", include("sizai.pages.screen.urls")),
]
handler400 = "sizai.pages.errors.bad_request"
handler403 = "sizai.pages.errors.forbidden"
handler404 = "sizai.pages.errors.not_found"
handler500 = "sizai.pages.errors.broken"
