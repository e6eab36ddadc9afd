"""Start the database's framework, and fetch modules, only when a verb is really used."""

import importlib
import os
from types import ModuleType

import django
from django.apps import apps


def ready() -> None:
    """Load settings and models; asked twice, it does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suffuse.web.settings")
    if not apps.ready:
        django.setup()


def load(module: str) -> ModuleType:
    """Import one module by its name, now rather than at the start."""
    return importlib.import_module(module)
