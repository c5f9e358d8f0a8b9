"""Addresses of the door: those of allauth's pages that we use, under allauth's own names, and ours."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import URLPattern, URLResolver, path

from sizai.pages.door import second_factor, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/", views.type_secret, name="type_secret"),
    path("password/<str:secret>/set_password", views.set_password_by_secret, name="set_password_by_link"),
    path("choose_post", views.choose_post, name="choose_post"),
    path("me/", views.me, name="me"),
    path("two_factor/", mfa.index, name="mfa_index"),
    path("two_factor/code/", mfa.authenticate, name="mfa_authenticate"),
    path("two_factor/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("two_factor/add_second_factor", second_factor.AddSecondFactorView.as_view(), name="mfa_activate_totp"),
    path("two_factor/remove_second_factor", second_factor.RemoveSecondFactorView.as_view(), name="mfa_deactivate_totp"),
    path("two_factor/recovery_codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("two_factor/recovery_codes/renew_recovery_codes", second_factor.RenewRecoveryCodesView.as_view(),
         name="mfa_generate_recovery_codes"),
    path("two_factor/recovery_codes/download", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]  # fmt: skip
