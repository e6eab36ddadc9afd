"""Where rollouts are seen, opened and closed."""

from django.urls import path

from suffuse.rollout import views

app_name = "rollout"
urlpatterns = [
    path("units/<int:unit_id>/rollouts/", views.unit, name="unit"),
    path("units/<int:unit_id>/rollouts/new/", views.prepare, name="prepare"),
    path("units/<int:unit_id>/rollouts/open/", views.open_, name="open"),
    path("rollouts/<int:rollout_id>/", views.rollout, name="rollout"),
    path("rollouts/<int:rollout_id>/thresholds/", views.raise_thresholds, name="raise_thresholds"),
    path("rollouts/<int:rollout_id>/close/", views.close, name="close"),
]
