"""Where measures are seen and issued."""

from django.urls import path

from suffuse.measure import views

app_name = "measure"
urlpatterns = [
    path("units/<int:unit_id>/measures/", views.unit, name="unit"),
    path("units/<int:unit_id>/measures/issue/", views.issue, name="issue"),
    path("measures/<int:measure_id>/withdraw/", views.withdraw, name="withdraw"),
]
