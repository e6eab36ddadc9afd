"""Where files are handed out."""

from django.urls import path

from suffuse.exchange import views

app_name = "exchange"
urlpatterns = [
    path("units/<int:unit_id>/sessions.ics", views.calendar, name="calendar"),
    path("units/<int:unit_id>/reach.json", views.reach_json, name="reach_json"),
    path("units/<int:unit_id>/reach.csv", views.reach_csv, name="reach_csv"),
    path("rollouts/<int:rollout_id>/published.atom", views.publications, name="publications"),
]
