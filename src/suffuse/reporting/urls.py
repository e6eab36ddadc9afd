"""The addresses of reports and of the ledger."""

from django.urls import path

from suffuse.reporting import views

app_name = "reporting"
urlpatterns = [
    path("units/<int:unit_id>/reports/", views.reports, name="reports"),
    path("units/<int:unit_id>/reports/begin/", views.draft, name="draft"),
    path("units/<int:unit_id>/ledger/", views.ledger, name="ledger"),
    path("reports/<int:report_id>/", views.report, name="report"),
    path("reports/<int:report_id>/changes/", views.changes, name="changes"),
    path("reports/<int:report_id>/letter.<str:paper>", views.letter, name="letter"),
    path("reports/<int:report_id>/write/", views.write, name="write"),
    path("reports/<int:report_id>/section/", views.save_section, name="save_section"),
    path("reports/<int:report_id>/figures/", views.save_figures, name="save_figures"),
    path("reports/<int:report_id>/letter/", views.save_letter, name="save_letter"),
    path("reports/<int:report_id>/refill/", views.refill, name="refill"),
    path("reports/<int:report_id>/pick/", views.pick_passage, name="pick_passage"),
    path("reports/<int:report_id>/submit/", views.submit, name="submit"),
    path("reports/<int:report_id>/accept/", views.accept, name="accept"),
    path("reports/<int:report_id>/return/", views.return_report, name="return_report"),
]
