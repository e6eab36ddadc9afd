"""Someone at a browser, who reads pages and presses what is written on buttons."""

import os
import re
from pathlib import Path

from tests import world

OPEN = "form => { for (let one = form; one; one = one.parentElement) if (one.tagName === 'DETAILS') one.open = true }"
PHRASE = "a long enough phrase"


class Someone:
    """A person with one seat, one browser window and one language."""

    def __init__(self, browser, server, role, of, *, language="lo", size=None, look=None, name=""):
        self.server, self.role, self.look = server, role, look
        self.context = browser.new_context(viewport=size or {"width": 1280, "height": 900})
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: line.type == "error" and self.errors.append(line.text))
        self.context.add_cookies(
            [{"name": "django_language", "value": language, "url": server.url}]
        )
        self.name = world.seat(role, of=of, name=name).user.username

    def log_in(self):
        self.page.goto(f"{self.server.url}/accounts/login/")
        self.page.fill("input[name=login]", self.name)
        self.page.fill("input[name=password]", PHRASE)
        self.page.locator("form:has(input[name=password]) button").click()
        self.page.wait_for_load_state()
        return self

    def see(self, address):
        """Open an address; return the page, after looking at it as a reader who needs help would."""
        answer = self.page.goto(self.server.url + address)
        assert answer.status == 200, f"{self.role} at {address}: {answer.status}"
        self.check()
        return self.page

    def check(self):
        """Hold the page against what every page promises."""
        assert self.look is None or self.look(self.page) == []
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1], f"{self.page.url} is wider than the screen: {width}"
        assert self.errors == [], f"{self.page.url}: {self.errors}"
        self.keep()

    def keep(self):
        """Keep a picture of the page where the person who runs the tests asked for it."""
        folder = os.environ.get("SUFFUSE_SCREENS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            where = (
                re.sub(r"[^\w]+", "-", self.page.url.removeprefix(self.server.url)).strip("-")
                or "desk"
            )
            width = self.page.viewport_size["width"]
            self.page.screenshot(path=f"{folder}/{self.role}-{where}-{width}.png", full_page=True)

    def submit(self, action, **fields):
        """Fill in the form that goes to `action` (a part of its address; "": back to this page), press its button, look again."""
        which = f"form[action*='{action}']" if action else "main form[method=post]:not([action])"
        form = self.page.locator(which).first
        form.evaluate(OPEN)
        for name, value in fields.items():
            self.fill(form, name, value)
        with self.page.expect_navigation():
            form.locator("button[type=submit], button:not([type])").first.click()
        self.check()
        return self.page

    def fill(self, form, name, value):
        field = form.locator(f"[name='{name}']").first
        kind = field.evaluate("e => e.tagName + ' ' + (e.type || '')")
        if kind.startswith("SELECT"):
            field.select_option(value)
        elif kind.endswith("file"):
            field.set_input_files(value)
        elif kind.endswith(("checkbox", "radio")):
            form.locator(f"[name='{name}'][value='{value}']").first.check()
        else:
            field.fill(str(value))

    @property
    def told(self):
        """Return what the page says about what was just done."""
        return " ".join(self.page.locator(".messages, .alert, .errorlist").all_inner_texts())

    def leave(self):
        self.context.close()
