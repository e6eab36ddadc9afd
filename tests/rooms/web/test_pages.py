"""The front door's own pages: errors, log-in, the look, and what a device keeps."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

import suffuse.web
from tests import world

TEMPLATES = Path(suffuse.web.__file__).parent / "templates"
ERRORS = ("400", "403", "403_csrf", "404", "413", "429", "500", "503", "507", "offline")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_says_in_both_languages_what_happened_what_is_safe_and_what_next(name):
    """Whoever meets it may read only one of them; and it must not need a database to be shown."""
    page = render_to_string(f"{name}.html")
    for tongue in ("lo", "en"):
        section = re.search(rf'<section class="card" lang="{tongue}">(.*?)</section>', page, re.S)
        assert section, tongue
        assert section[1].count("<p>") == 3
        assert "<p><b>" in section[1]
    assert page.count('class="btn') == 1


@pytest.mark.django_db
def test_an_unknown_address_answers_404_in_both_languages():
    answer = Client().get("/no/such/page/")
    assert answer.status_code == 404
    assert "ບໍ່ພົບໜ້ານີ້" in answer.text
    assert "There is no such page here" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("lo", "ເຂົ້າລະບົບ"), ("en", "Log in")])
def test_the_log_in_page_speaks_the_chosen_language(language, word):
    client = Client()
    client.cookies["django_language"] = language
    page = client.get(reverse("account_login")).text
    assert f'<html lang="{language}"' in page
    assert re.search(rf"<h1>\s*{word}\s*</h1>", page)


@pytest.mark.django_db
def test_the_language_switch_comes_back_to_the_same_page():
    client = Client()
    here = reverse("account_login") + "?next=/a/"
    page = client.get(here).text
    assert 'name="next" value="/accounts/login/?next=/a/"' in page
    answer = client.post(reverse("set_language"), {"language": "en", "next": here})
    assert answer.headers["Location"] == here
    assert '<html lang="en"' in client.get(here).text


@pytest.mark.django_db
def test_the_look_is_for_administrators_and_for_nobody_else():
    assert world.client_of("administrator", of=world.ministry()).get("/look/").status_code == 200
    assert world.client_of("board", of=world.ministry()).get("/look/").status_code == 404
    assert Client().get("/look/").status_code == 302


@pytest.mark.django_db
def test_pages_hold_nothing_that_the_policy_would_refuse():
    """A style attribute or an inline script would silently do nothing in the browser."""
    page = world.client_of("administrator", of=world.ministry()).get("/look/").text
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_no_template_of_ours_holds_inline_style_or_script():
    """The same for pages that no test opens; every room's templates are looked at."""
    for path in TEMPLATES.parent.parent.rglob("templates/**/*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|\son(click|load|change|submit)=|<style", text), path.name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path.name


@pytest.mark.django_db
def test_simulated_figures_are_said_to_be_simulated_on_every_page(settings):
    settings.SIMULATED = "1"
    page = Client().get(reverse("account_login")).text
    assert "Every figure on this page is simulated." in page
    assert "ທຸກຕົວເລກໃນໜ້ານີ້ ແມ່ນການຈຳລອງ" in page


@pytest.mark.django_db
def test_real_figures_are_not(settings):
    settings.SIMULATED = ""
    assert "simulated" not in Client().get(reverse("account_login")).text


@pytest.mark.django_db
def test_the_worker_rules_the_whole_site_and_is_asked_for_anew():
    answer = Client().get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer.headers["Cache-Control"]
    assert reverse("offline") in answer.text


@pytest.mark.django_db
def test_everything_the_worker_keeps_first_is_there():
    """One missing file would leave a device with nothing at all: keeping them is all or nothing."""
    script = Client().get("/sw.js").text
    kept = re.findall(r'^  "(/[^"]+)",$', script, re.M)
    assert len(kept) >= 8
    for address in kept:
        if address.startswith("/static/"):
            assert (TEMPLATES.parent / "static" / address.removeprefix("/static/")).is_file(), (
                address
            )


@pytest.mark.django_db
def test_a_form_says_beside_the_field_what_is_wrong_and_ties_it_to_the_input():
    page = world.client_of("administrator", of=world.ministry()).get("/look/").text
    field = re.search(r'<input type="text" name="name"[^>]*>', page)
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert "id_name_error" in field[0]
    assert 'id="id_name_error"' in page


@pytest.mark.django_db
def test_whoever_holds_two_seats_sits_in_one_and_may_change():
    first = world.seat("committee", of=world.hilltop(), name="two")
    second = world.seat("organiser", of=world.meadow(), name="two")
    client = world.client_of("committee", of=world.hilltop(), language="en")
    client.force_login(first.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Committee · Hilltop" in client.get("/accounts/factors/").text
    answer = client.post(reverse("take_seat"), {"seat": second.pk})
    assert answer.headers["Location"] == reverse("desk")
    assert "Organiser · Meadow" in client.get("/accounts/factors/").text


@pytest.mark.django_db
def test_nobody_takes_another_s_seat():
    """The id of a seat in a form is only words; the seats one holds are counted afresh."""
    strange = world.seat("board", of=world.ministry())
    client = world.client_of("committee", of=world.hilltop())
    assert client.post(reverse("take_seat"), {"seat": strange.pk}).status_code == 404
    assert "Committee · Hilltop" in client.get("/accounts/factors/").text
