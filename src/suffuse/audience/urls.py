"""Where a unit's audience is seen and estimated."""

from django.urls import path

from suffuse.audience import views

app_name = "audience"
urlpatterns = [
    path("units/<int:unit_id>/audience/", views.unit, name="unit"),
    path("units/<int:unit_id>/audience/estimate/", views.estimate, name="estimate"),
]
