"""Guessing at a house that is served by two web processes: what one counted holds in the other."""

import subprocess
import sys

from tests.house.source import TOP
from tests.house.test_writers import house, told

TRY = """
from django.test import Client
from suffuse.access.models import User
User.objects.filter(username="keo").exists() or User.objects.create_user("keo", password="a long enough phrase")
def comes_in(password):
    visitor = Client(headers={"host": "localhost"})
    visitor.post("/accounts/login/", {"login": "keo", "password": password})
    return "_auth_user_id" in visitor.session
"""


def test_guesses_at_one_process_shut_the_account_at_the_other(tmp_path):
    """Seen red with a cache in memory: ten guesses in each process, and as many processes as there are."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"], env=house(tmp_path), cwd=TOP, check=True
    )

    assert told(tmp_path, f"{TRY}print(comes_in('a long enough phrase'))") == "True"
    assert told(tmp_path, f"{TRY}print(any(comes_in('wrong') for _ in range(10)))") == "False"
    assert told(tmp_path, f"{TRY}print(comes_in('a long enough phrase'))") == "False"
