"""The addresses of notes and directions."""

from django.urls import path

from suffuse.direction import views

app_name = "direction"
urlpatterns = [
    path("reports/<int:report_id>/notes/", views.note, name="note"),
    path("units/<int:unit_id>/directions/", views.directions, name="directions"),
    path("units/<int:unit_id>/directions/give/", views.give, name="give"),
    path("directions/<int:direction_id>/", views.direction, name="direction"),
    path("directions/<int:direction_id>/close/", views.close, name="close"),
    path("receipts/<int:receipt_id>/", views.receipt, name="receipt"),
    path("receipts/<int:receipt_id>/receive/", views.receive, name="receive"),
    path("receipts/<int:receipt_id>/finish/", views.finish, name="finish"),
]
