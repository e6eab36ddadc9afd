from django.urls import path

from suffuse.directive import views

app_name = "directive"
_CLAUSE = "editions/<int:edition_id>/review/<str:clause_key>/"
urlpatterns = [
    path("texts/", views.shelf, name="shelf"),
    path("texts/new/", views.new, name="new"),
    path("texts/hand-in/", views.hand_in, name="hand_in"),
    path("texts/<int:directive_id>/", views.text, name="text"),
    path("texts/<int:directive_id>/words/", views.explain, name="explain"),
    path("texts/<int:directive_id>/languages/", views.languages, name="languages"),
    path("editions/<int:edition_id>/changes/", views.changes, name="changes"),
    path("editions/<int:edition_id>/review/changes/", views.draft_changes, name="draft_changes"),
    path("editions/<int:edition_id>/", views.reading, name="reading"),
    path("editions/<int:edition_id>/as/<str:paper>/", views.export, name="export"),
    path("editions/<int:edition_id>/source/", views.source, name="source"),
    path("editions/<int:edition_id>/review/", views.review, name="review"),
    path("editions/<int:edition_id>/describe/", views.describe, name="describe"),
    path("editions/<int:edition_id>/release/", views.release, name="release"),
    path("editions/<int:edition_id>/discard/", views.discard, name="discard"),
    path("editions/<int:edition_id>/undo/", views.undo, name="undo"),
    path("editions/<int:edition_id>/take-in/", views.take_in, name="take_in"),
    path(_CLAUSE + "approve/", views.approve, name="approve"),
    path(_CLAUSE + "relabel/", views.relabel, name="relabel"),
    path(_CLAUSE + "lift/", views.lift, name="lift"),
    path(_CLAUSE + "nest/", views.nest, name="nest"),
    path(_CLAUSE + "join/", views.join, name="join"),
    path(_CLAUSE + "split/", views.split, name="split"),
    path(_CLAUSE + "take-out/", views.take_out, name="take_out"),
]
