from __future__ import annotations

from django.urls import path

from sizai.pages.desk.figures import dashboard, definitions, reports, rows, snapshots

urlpatterns = [
    path("figures/", dashboard.overview),
    path("figures/keep_figure", dashboard.keep),
    path("figures/export_figures", dashboard.export),
    path("figures/rows/<slug:key>/", rows.rows),
    path("figures/rows/<slug:key>/export_figure_rows", rows.export),
    path("figures/definitions/", definitions.definitions),
    path("figures/printed/<int:pk>/conclude_printed_figure", definitions.conclude),
    path("figures/snapshots/", snapshots.snapshots),
    path("figures/snapshots/take_snapshot", snapshots.take),
    path("figures/snapshots/<int:pk>/", snapshots.snapshot),
    path("figures/snapshots/<int:pk>/rows/<slug:row_set>/", snapshots.rows),
    path("figures/snapshots/<int:pk>/changes/<slug:row_set>/", snapshots.changes),
    path("figures/report/", reports.report),
    path("figures/report/publish_report", reports.publish),
    path("figures/report/<int:pk>/<slug:kind>", reports.file),
]
