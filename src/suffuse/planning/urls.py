"""Where planning's pages are."""

from django.urls import path

from suffuse.planning import views

app_name = "planning"
urlpatterns = [
    path("units/<int:unit_id>/plans/", views.plans, name="plans"),
    path("units/<int:unit_id>/venues/", views.places, name="places"),
    path("units/<int:unit_id>/venues/add/", views.add_venue, name="add_venue"),
    path("units/<int:unit_id>/speakers/add/", views.add_speaker, name="add_speaker"),
    path("venues/<int:venue_id>/remove/", views.remove_venue, name="remove_venue"),
    path("speakers/<int:speaker_id>/remove/", views.remove_speaker, name="remove_speaker"),
    path("speakers/<int:speaker_id>/ready/", views.mark_ready, name="mark_ready"),
    path("duties/<int:duty_id>/plan/", views.current, name="current"),
    path("duties/<int:duty_id>/plan/propose/", views.propose, name="propose"),
    path("duties/<int:duty_id>/plan/look/", views.look, name="look"),
    path("duties/<int:duty_id>/what-if/", views.what_if, name="what_if"),
    path("duties/<int:duty_id>/what-if/ask/", views.ask_what_if, name="ask_what_if"),
    path("duties/<int:duty_id>/plan/by-hand/", views.by_hand, name="by_hand"),
    path("duties/<int:duty_id>/plan/by-hand/check/", views.check_by_hand, name="check_by_hand"),
    path(
        "units/<int:unit_id>/rollouts/<int:rollout_id>/what-if/",
        views.what_if_below,
        name="what_if_below",
    ),
    path(
        "units/<int:unit_id>/rollouts/<int:rollout_id>/what-if/ask/",
        views.ask_what_if_below,
        name="ask_what_if_below",
    ),
    path("works/<int:work_id>/", views.work, name="work"),
    path("plans/<int:plan_id>/", views.plan, name="plan"),
    path("plans/<int:plan_id>/confirm/", views.confirm, name="confirm"),
    path("sessions/<int:session_id>/seats/", views.seats, name="seats"),
    path("sessions/<int:session_id>/door-sign/", views.door_sign, name="door_sign"),
]
