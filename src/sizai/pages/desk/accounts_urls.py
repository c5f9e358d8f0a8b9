"""Addresses of accounts and of the history."""

from __future__ import annotations

from django.urls import path

from sizai.pages.desk import account_steps as steps
from sizai.pages.desk import accounts, audit

urlpatterns = [
    path("accounts/", accounts.account_list, name="accounts"),
    path("accounts/open_account", steps.open_account, name="open_account"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/change_account", steps.change_account, name="change_account"),
    path("accounts/<int:pk>/disable_account", steps.disable_account, name="disable_account"),
    path("accounts/<int:pk>/enable_account", steps.enable_account, name="enable_account"),
    path("accounts/<int:pk>/unlock_account", steps.unlock_account, name="unlock_account"),
    path("accounts/<int:pk>/issue_password_link", steps.issue_password_link, name="issue_password_link"),
    path("accounts/<int:pk>/set_password", steps.set_password, name="set_password"),
    path("accounts/<int:pk>/reset_second_factor", steps.reset_factor, name="reset_second_factor"),
    path("accounts/<int:pk>/give_post", steps.give_a_post, name="give_post"),
    path("posts/<int:pk>/end_post", steps.end_a_post, name="end_post"),
    path("audit/", audit.history, name="audit"),
    path("audit/verify_audit", audit.verify_audit, name="verify_audit"),
    path("audit/export_audit", audit.export_audit, name="export_audit"),
]
