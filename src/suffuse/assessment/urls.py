"""Where assessment's pages are."""

from django.urls import path

from suffuse.assessment import views

app_name = "assessment"
urlpatterns = [
    path("duties/<int:duty_id>/assessment/", views.assessment, name="assessment"),
    path("duties/<int:duty_id>/assessment/complete/", views.complete, name="complete"),
    path("duties/<int:duty_id>/findings/add/", views.add_finding, name="add_finding"),
    path("duties/<int:duty_id>/indicators/set/", views.set_indicator, name="set_indicator"),
    path("findings/<int:finding_id>/actions/add/", views.add_action, name="add_action"),
    path("actions/<int:action_id>/finish/", views.finish_action, name="finish_action"),
]
