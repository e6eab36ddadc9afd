"""Where the pages of units and their people are."""

from django.urls import path

from suffuse.organisation import views

app_name = "organisation"
urlpatterns = [
    path("units/<int:unit_id>/", views.unit, name="unit"),
    path("units/<int:unit_id>/move/", views.move, name="move"),
    path("units/<int:unit_id>/close/", views.close, name="close"),
    path("units/<int:unit_id>/units.<str:format>", views.export_units, name="export_units"),
    path("units/<int:unit_id>/people/", views.people, name="people"),
    path("units/<int:unit_id>/people/count/", views.count, name="count"),
    path("units/<int:unit_id>/people.<str:format>", views.export_people, name="export_people"),
    path(
        "units/<int:unit_id>/headcounts.<str:format>",
        views.export_headcounts,
        name="export_headcounts",
    ),
    path("units/<int:unit_id>/tables/", views.tables, name="tables"),
    path("units/<int:unit_id>/tables/people/", views.hand_in_people, name="hand_in_people"),
    path(
        "units/<int:unit_id>/tables/headcounts/",
        views.hand_in_headcounts,
        name="hand_in_headcounts",
    ),
    path("tables/<int:intake_id>/", views.intake, name="intake"),
    path("tables/<int:intake_id>/take/", views.take, name="take"),
    path("tables/<int:intake_id>/refuse/", views.refuse, name="refuse"),
    path("units/<int:unit_id>/tree/tables/", views.tree_tables, name="tree_tables"),
    path("units/<int:unit_id>/tree/tables/units/", views.hand_in_units, name="hand_in_units"),
    path("tree-tables/<int:tree_intake_id>/", views.tree_intake, name="tree_intake"),
    path("tree-tables/<int:tree_intake_id>/take/", views.take_tree, name="take_tree"),
    path("tree-tables/<int:tree_intake_id>/refuse/", views.refuse_tree, name="refuse_tree"),
]
