"""The URL map: every room hangs its own pages here."""

from allauth.account import views as account
from django.urls import include, path
from django.views.i18n import set_language

from suffuse.web import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("overview/", views.rollouts, name="rollouts"),
    path("overview/<int:duty_id>/", views.overview, name="overview"),
    path("media/", views.media, name="media"),
    path("texts/search/", views.search, name="search"),
    path("texts/<int:directive_id>/clauses/<str:clause_key>/", views.clause, name="clause"),
    path("texts/<int:directive_id>/again/", views.again, name="again"),
    path("texts/<int:directive_id>/again/ask/", views.ask_again, name="ask_again"),
    path("seats/take/", views.take_seat, name="take_seat"),
    path("look/", views.look, name="look"),
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.worker, name="worker"),
    path("language/", set_language, name="set_language"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/factors/", include("allauth.mfa.urls")),
    path("", include("suffuse.directive.urls")),
    path("", include("suffuse.organisation.urls")),
    path("", include("suffuse.audit.urls")),
    path("", include("suffuse.access.urls")),
    path("", include("suffuse.measure.urls")),
    path("", include("suffuse.audience.urls")),
    path("", include("suffuse.rollout.urls")),
    path("", include("suffuse.planning.urls")),
    path("", include("suffuse.reporting.urls")),
    path("", include("suffuse.direction.urls")),
    path("", include("suffuse.exchange.urls")),
    path("", include("suffuse.attendance.urls")),
    path("", include("suffuse.comprehension.urls")),
    path("", include("suffuse.media.urls")),
    path("", include("suffuse.assessment.urls")),
]
