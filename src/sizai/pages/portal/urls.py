"""Addresses of the portal, under /m/. The verb's name ends the address."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sizai.pages.portal import acts, complaint, employer, follow, home, matter, receipts

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="portal_home"),
    path("stations/", home.station_list, name="portal_stations"),
    path("mine/", home.mine, name="portal_mine"),
    path("complaint/", complaint.complaint, name="portal_complaint"),
    path("complaint/<int:step>", complaint.complaint, name="portal_complaint_step"),
    path("complaint/receive_intake", complaint.receive_intake, name="portal_receive_intake"),
    path("complaint/save_draft", complaint.save_draft, name="portal_save_draft"),
    path("complaint/discard_draft", complaint.discard_draft, name="portal_discard_draft"),
    path("complaint/add_photo", complaint.add_photo, name="portal_add_photo"),
    path("complaint/drop_photo", complaint.drop_photo, name="portal_drop_photo"),
    path("complaint/photos/<slug:key>", complaint.photo, name="portal_photo"),
    path("complaint/token", complaint.token, name="portal_token"),
    path("receipt/", receipts.receipt, name="portal_receipt"),
    path("receipt/save_receipt", receipts.save_receipt, name="portal_save_receipt"),
    path("receipt/picture.svg", receipts.receipt_svg, name="portal_receipt_svg"),
    path("receipt/picture.png", receipts.receipt_png, name="portal_receipt_png"),
    path("r/", follow.by_code, name="portal_by_code"),
    path("r/<str:words>", follow.by_address, name="portal_by_address"),
    path("follow/", follow.follow, name="portal_follow"),
    path("forget_matter", follow.forget_matter, name="portal_forget_matter"),
    path("remember_matter", follow.remember_matter, name="portal_remember_matter"),
    path("matter/", matter.page, name="portal_matter"),
    path("matter/<slug:verb>", acts.act, name="portal_act"),
    path("intakes/<int:pk>/", matter.page, {"things": "intakes"}, name="portal_intake"),
    path("intakes/<int:pk>/<slug:verb>", acts.act, {"things": "intakes"}, name="portal_intake_act"),
    path("cases/<int:pk>/", matter.page, {"things": "cases"}, name="portal_case"),
    path("cases/<int:pk>/<slug:verb>", acts.act, {"things": "cases"}, name="portal_case_act"),
    path("employer/", employer.case_list, name="portal_employer"),
    path("employer/<int:pk>/", employer.case_page, name="portal_employer_case"),
]
