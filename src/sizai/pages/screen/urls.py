from __future__ import annotations

from django.urls import path

from sizai.pages.screen import wall

urlpatterns = [path("", wall.screen)]
