"""Tests of the house itself: promises no single room can keep alone."""

import ast
import inspect
import re
import tomllib
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

import suffuse
from tests.house.source import PACKAGE, TOP, functions, line, modules, place, tracked, tree

LONGEST_FILE, LONGEST_FUNCTION = 300, 30


def floor(model) -> int:
    return settings.ROOMS.index(model._meta.app_label)


def links_between_rooms():
    for model in apps.get_models():
        if model._meta.app_label not in settings.ROOMS:
            continue
        for field in model._meta.local_fields:
            if not field.is_relation or field.related_model._meta.app_label not in settings.ROOMS:
                continue
            if field.related_model._meta.app_label != model._meta.app_label:
                yield model, field


def test_stored_links_point_downstairs():
    """A foreign key written as a string is invisible to the import contract; it is not invisible here."""
    assert [
        str(field)
        for model, field in links_between_rooms()
        if floor(field.related_model) >= floor(model)
    ] == []


def test_a_lower_room_never_hears_of_the_rooms_above():
    """A reverse accessor would let a unit's code reach up into its plans."""
    assert [str(field) for _, field in links_between_rooms() if not field.remote_field.hidden] == []


def test_no_report_knows_a_person():
    """Names never go up: above the rooms of the unit, no table can even point at a person."""
    above = {"reporting", "direction", "exchange"}
    assert [
        str(field)
        for model, field in links_between_rooms()
        if model._meta.app_label in above and field.related_model.__name__ in {"Person", "Event"}
    ] == []


def test_every_migration_is_named_for_what_it_changes():
    """`0007_auto_20210614` tells the next reader nothing."""
    names = [path.stem for path in PACKAGE.rglob("migrations/0*.py")]
    assert names
    assert [name for name in names if re.search(r"_auto_|\d{8}|_and_more|_initial$", name)] == []


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    """A model that changed without one works here and nowhere else."""
    call_command("makemigrations", "--check", "--dry-run")


def public_acts():
    for room in settings.ROOMS:
        shelf = PACKAGE / room / "acts"
        if shelf.with_suffix(".py").exists() or shelf.exists():
            module = import_module(f"suffuse.{room}.acts")
            for name, act in inspect.getmembers(module, inspect.isfunction):
                if act.__module__.startswith(f"suffuse.{room}.acts") and not name.startswith("_"):
                    yield f"{room}.{name}", act


def test_every_act_is_in_the_handbook():
    """A verb that the handbook does not know cannot be taught to a unit."""
    handbook = (TOP / "docs/acts.md").read_text()
    assert [name for name, _ in public_acts() if f"`{name}`" not in handbook] == []


def test_the_handbook_teaches_no_act_that_is_gone():
    """A verb that only the handbook knows sends a unit looking for a button."""
    told = re.findall(r"^- `(\w+\.\w+)`", (TOP / "docs/acts.md").read_text(), re.MULTILINE)
    assert sorted(set(told) - {name for name, _ in public_acts()}) == []


def test_every_act_takes_names_only():
    """`confirm(plan_id=7, by=noy, at=monday)` can be read aloud; `confirm(7, noy, monday)` cannot."""
    kinds = {name: inspect.signature(act).parameters.values() for name, act in public_acts()}
    assert [
        name
        for name, given in kinds.items()
        if any(one.kind is one.POSITIONAL_OR_KEYWORD for one in given)
    ] == []


def test_the_front_page_of_the_code_names_every_room():
    """The package docstring is the table of contents; a room missing there is a room nobody finds."""
    told = suffuse.__doc__ or ""
    folders = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    stems = [re.sub(r"(y|ies|s|es)$", "", room) for room in folders]
    assert [stem for stem in stems if f"*{stem}" not in told] == []


def test_every_room_says_in_one_sentence_what_it_is():
    """Whoever opens a folder should not have to guess."""
    docs = {
        path.parent.name: ast.get_docstring(tree(path)) for path in PACKAGE.glob("*/__init__.py")
    }
    assert [room for room, doc in docs.items() if not doc or not doc.strip().endswith(".")] == []


def test_no_file_is_longer_than_a_reader_can_hold():
    """A shelf that outgrows 300 lines becomes a package."""
    lengths = {str(path.relative_to(TOP)): len(path.read_text().splitlines()) for path in modules()}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen_unless_it_says_why():
    """`# long: <reason>` on the line of the def is the only excuse."""
    long = [
        f"{place(path, node)} {node.name}: {node.end_lineno - node.lineno + 1}"
        for path in modules()
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
        and not any(
            "# long: " in line(path, n) for n in range(node.lineno, node.body[0].lineno + 1)
        )
    ]
    assert long == []


def test_no_import_hides_in_a_function():
    """An import that hides from the contracts hides a dependency from the reader."""
    hidden = [
        place(path, inner)
        for path in modules()
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_every_suppression_says_why():
    """A silenced warning without a reason is a question that nobody can answer in a year."""
    marks = re.compile(
        r"#\s*(noqa|type:\s*ignore)\b(?P<code>(\[[\w, -]+\]|: ?[A-Z]+\d+(, ?[A-Z]+\d+)*)?)(?P<why>.*)$"
    )
    silent = [
        f"{path.relative_to(TOP)}:{number}"
        for path in modules()
        for number, text in enumerate(path.read_text().splitlines(), start=1)
        if (found := marks.search(text))
        and (not found["code"] or len(found["why"].strip(" -#")) < 8)
    ]
    assert silent == []


def test_every_dependency_says_what_it_is_for():
    """A dependency without a reason is one that nobody dares to remove."""
    text = (TOP / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    names = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [
        name for name in names if not re.search(re.escape(f'"{name}",') + r"\s+# \S+", text)
    ] == []


def test_nothing_names_a_place_outside_the_project():
    """What works only on the machine where it was written does not work."""
    wrong = re.compile(
        rb"(^|[^A-Za-z0-9_.])/(work|farm|root)/|pythonhosted|registry\.npmjs|pypi\.org/simple"
    )
    assert [
        str(path.relative_to(TOP))
        for path in tracked()
        if path.suffix
        in {".py", ".md", ".toml", ".html", ".sh", ".lock", ".css", ".js", ".txt", ""}
        and path.name != "test_house.py"
        and wrong.search(path.read_bytes())
    ] == []
