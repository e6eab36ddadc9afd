"""Where attendance's pages are."""

from django.urls import path

from suffuse.attendance import api, views

app_name = "attendance"
urlpatterns = [
    path("mine/", views.own, name="own"),
    path("units/<int:unit_id>/sessions/", views.sessions, name="sessions"),
    path("units/<int:unit_id>/sheets/", views.sheets, name="sheets"),
    path("units/<int:unit_id>/questions/", views.questions, name="questions"),
    path("questions/<int:question_id>/answer/", views.answer, name="answer"),
    path("duties/<int:duty_id>/agenda/", views.agenda, name="agenda"),
    path("duties/<int:duty_id>/agenda/set/", views.set_agenda, name="set_agenda"),
    path("sessions/<int:session_id>/", views.session, name="session"),
    path("sessions/<int:session_id>/door/", views.door, name="door"),
    path("sessions/<int:session_id>/door/record/", views.record, name="record"),
    path("sessions/<int:session_id>/door/events/", api.events, name="events"),
    path("sessions/<int:session_id>/door/settle/", views.settle, name="settle"),
    path("sessions/<int:session_id>/close/", views.close, name="close"),
    path("sessions/<int:session_id>/late/", views.count_late, name="count_late"),
    path("sessions/<int:session_id>/sheet/", views.sheet, name="sheet"),
    path("sessions/<int:session_id>/sheet/type/", views.type_sheet, name="type_sheet"),
    path("sessions/<int:session_id>/ask/", views.ask, name="ask"),
]
