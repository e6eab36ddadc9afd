"""Where the log is read and tried."""

from django.urls import path

from suffuse.audit import views

app_name = "audit"
urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/verify/", views.verify, name="verify"),
]
