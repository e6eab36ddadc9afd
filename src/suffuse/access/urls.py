"""Where seats are given, agreed to and ended."""

from django.urls import path

from suffuse.access import views

app_name = "access"
urlpatterns = [
    path("units/<int:unit_id>/seats/", views.seats, name="seats"),
    path("units/<int:unit_id>/seats/grant/", views.grant, name="grant"),
    path("units/<int:unit_id>/seats/waiting/", views.waiting, name="waiting"),
    path("seats/<int:seat_id>/agree/", views.agree, name="agree"),
    path("seats/<int:seat_id>/leave/", views.leave, name="leave"),
]
