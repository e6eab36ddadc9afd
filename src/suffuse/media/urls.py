"""Where media's pages are."""

from django.urls import path

from suffuse.media import views

app_name = "media"
urlpatterns = [
    path("duties/<int:duty_id>/media/", views.calendar, name="calendar"),
    path("duties/<int:duty_id>/media/gaps/", views.gaps, name="gaps"),
    path("duties/<int:duty_id>/media/channels/add/", views.add_channel, name="add_channel"),
    path("duties/<int:duty_id>/media/plan/", views.plan, name="plan"),
    path("publications/<int:publication_id>/", views.publication, name="publication"),
    path("publications/<int:publication_id>/publish/", views.publish, name="publish"),
    path("rollouts/<int:rollout_id>/published/", views.published, name="published"),
]
