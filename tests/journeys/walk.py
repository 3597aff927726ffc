"""One person at one browser. Every page they come to is looked at: axe, and whether it fits the screen."""

import os
import re
from copy import copy
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Locator, Page, expect

# Only what is broken is reported: telling what is well takes axe longer than finding it.
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Colors are the same at every width and from both sides, and weighing them is most of what axe takes.
WCAG_BUT_COLORS = {**WCAG, "rules": {"color-contrast": {"enabled": False}}}
WIDE, NARROW = 1280, 360
# `AXE=0` walks without measuring: a second time through the same pages, on another database.
MEASURES = os.environ.get("AXE") != "0"
HEIGHT = 860
# Of the admin, what this house draws there; the rest is looked at in test_the_admin.py, once.
ADMIN, OURS_IN_THE_ADMIN = "/admin/", ("/admin/board/", "/admin/commission/", "/admin/translations/")
PATIENCE = 45_000
# More stops than any page here has before its main text and through it.
STOPS = 120
# Whatever moves or fades on the page is at its end at once; what turns without end goes on.
AT_REST = """() => document.getAnimations()
    .filter(each => each.effect.getComputedTiming().endTime < Infinity)
    .forEach(each => each.finish())"""
# What has the focus, and whether a ring of 2 pixels or more is around it, or it is the page itself.
FOCUS = """() => {
    const it = document.activeElement, style = getComputedStyle(it);
    const name = it.labels?.[0]?.innerText || it.getAttribute("aria-label") || it.innerText || "";
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return [it === document.body ? "" : name, ring || it === document.body];
}"""

# What moves with time has come to its end; what moves with the scrolling never does. (Playwright's own way of waiting
# needs `unsafe-eval`, which no page here allows.)
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter(each => each.timeline === document.timeline).map(each => each.finished)).then(() => null)"""


class Walk:
    """Where somebody goes, in the words a person would use: in English here, in their own language on the screen.

    `found` is what was wrong on the way. Somebody reading English looks at each page from the right, too, unless
    `turns` is off; while `looks` is off they only pass, on pages like those they have looked at. `measures` is off
    where the same pages are measured elsewhere.
    """

    def __init__(
        self,
        browser: Browser,
        house: str,
        *,
        width: int = WIDE,
        language: str = "en",
        has_script: bool = True,
        turns: bool = True,
        measures: bool = MEASURES,
    ) -> None:
        self.house, self.width, self.has_script, self.turns = house, width, has_script, turns
        self.measures, self.looks = measures, True
        self.language, self.prefix = language, "" if language == "en" else f"/{language}"
        self.found: list[tuple] = []
        self._looked_at: set[tuple] = set()
        self._context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            locale=language,
            java_script_enabled=has_script,
            reduced_motion="reduce",
            has_touch=width == NARROW,
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.page.on("pageerror", lambda error: self.found.append((self.page.url, "script", str(error))))
        self.page.on("response", self._heard)

    # Going

    def open(self, path: str) -> None:
        """Types an address: of this house in one's own language, or a whole one from a letter."""
        self.page.goto(path if path.startswith("http") else self.house + self.prefix + path)
        self.look()

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        self._go(self._one("link", name, within))

    def press(self, name: str, *, within: Locator | None = None) -> None:
        self._go(self._one("button", name, within))

    def write(self, label: str, words: str) -> None:
        self.page.locator("main").get_by_label(self.say(label)).fill(words)

    def tick(self, label: str) -> None:
        self.page.locator("main").get_by_label(self.say(label)).check()

    def download(self, name: str) -> bytes:
        """Saves the file a link gives."""
        with self.page.expect_download() as saved:
            self._one("link", name).click()
        return saved.value.path().read_bytes()

    def sign_in(self, employee, *, password: str = "a long enough phrase") -> None:  # noqa: S107
        """From the sign-in page to wherever it leads."""
        self.page.locator("#id_login").fill(employee.number)
        self.page.locator("#id_password").fill(password)
        self._go(self.page.locator("main form button[type=submit], main form button:not([type])").last)

    def another(self) -> "Walk":
        """A second window of the same browser, at the same page."""
        other = copy(self)
        other.page = self._context.new_page()
        other.page.goto(self.page.url)
        return other

    def row(self, words: str) -> Locator:
        """The first row of a table that holds these words."""
        return self.page.get_by_role("row").filter(has_text=words).first

    def say(self, words: str) -> str:
        """The words of the screens in this person's language."""
        with override(self.language):
            return gettext(words)

    # Seeing

    def sees(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(self.say(words))

    def sees_not(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(self.say(words))

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def words(self) -> str:
        return self.page.locator("main").inner_text()

    @property
    def _outline(self) -> str:
        """What makes a page of the admin another one: its headings, and what it says is wrong."""
        return " ".join(self.page.locator("main :is(h2, h3, .help-block, .error-message)").all_inner_texts())

    def look(self) -> None:
        """Hold this page to WCAG 2.2 AA and to the screen's width, wide and narrow, once for each thing it shows."""
        self.page.wait_for_load_state()
        if not (self.measures and self.looks):
            return
        is_in_the_admin = self.path.startswith(ADMIN)
        words = self._outline if is_in_the_admin else self.words
        shows = (self.page.title(), re.sub(r"\d+", "#", self.path), words)
        is_wagtails = is_in_the_admin and not self.path.startswith(OURS_IN_THE_ADMIN)
        if is_wagtails or not self.has_script or shows in self._looked_at:
            return
        self._looked_at.add(shows)
        self.measure(self.page)
        self.page.set_viewport_size({"width": self.width, "height": HEIGHT})
        if self.turns and self.language == "en" and not is_in_the_admin:
            self._look_from_the_right()

    # By keyboard

    def tab_to(self, words: str) -> None:
        """Goes on with Tab until what has the focus bears these words. On the way the focus is always to be seen."""
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            name, is_seen = self.page.evaluate(FOCUS)
            if not is_seen:
                self.found.append((self.path, "focus is not seen", name))
            if words in name:
                return
        raise AssertionError(f"{STOPS} times Tab did not lead to “{words}” on {self.path}")

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def hit(self, key: str) -> None:
        """Presses the key that goes to another page: Enter, or Space."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.look()

    # How

    def _go(self, what: Locator) -> None:
        with self.page.expect_navigation():
            if self.path.startswith(ADMIN):
                what.press("Enter")  # the calendar of a date field just left may still lie over the button
            else:
                what.click()
        self.look()

    def _one(self, role: str, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page.locator("main")).get_by_role(role, name=self.say(name)).first

    def _look_from_the_right(self) -> None:
        """The same page in Arabic, in a window that is closed again."""
        page = self._context.new_page()
        page.goto(self.house + "/ar" + self.page.url.removeprefix(self.house))
        self.measure(page, colors=False)
        page.close()

    def measure(self, page: Page, widths: tuple[int, ...] = (WIDE, NARROW), *, colors: bool = True) -> None:
        """Axe, and the width, at each of these widths. What fades in is brought to rest first. Colors are weighed once,
        at the first width, unless they were on the same page before."""
        path = urlsplit(page.url).path
        page.evaluate(AT_REST)
        page.evaluate(Axe().axe_script)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            here = (path, page.evaluate("document.dir || 'ltr'"), width)
            rules = WCAG if colors and width == widths[0] else WCAG_BUT_COLORS
            broken = page.evaluate("options => axe.run(options)", rules)["violations"]
            self.found += [(*here, rule["id"], node["html"]) for rule in broken for node in rule["nodes"][:3]]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                self.found.append((*here, "wider than the screen"))

    def _heard(self, response) -> None:
        if response.status >= 500:
            self.found.append((response.url, response.status))

    def close(self) -> None:
        self._context.close()
