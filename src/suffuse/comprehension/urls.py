"""Where comprehension's pages are."""

from django.urls import path

from suffuse.comprehension import views

app_name = "comprehension"
urlpatterns = [
    path("directives/<int:directive_id>/items/", views.items, name="items"),
    path("directives/<int:directive_id>/items/waiting/", views.waiting, name="waiting"),
    path("directives/<int:directive_id>/items/write/", views.write, name="write"),
    path("items/<int:item_id>/review/", views.review, name="review"),
    path("check/<str:code>/<str:form>/", views.check, name="check"),
    path("sessions/<int:session_id>/counts/", views.counts, name="counts"),
    path("sessions/<int:session_id>/counts/sheet/", views.count_sheet, name="count_sheet"),
    path("sessions/<int:session_id>/counts/keep/", views.keep_counts, name="keep_counts"),
    path("sessions/<int:session_id>/counts/release/", views.release, name="release"),
    path("sessions/<int:session_id>/completion/", views.completion, name="completion"),
    path("sessions/<int:session_id>/completion/keep/", views.completed, name="completed"),
    path("duties/<int:duty_id>/clauses/", views.results, name="results"),
]
