"""WCAG 2.2 AA on every page the commission has for the public: wide and narrow, light and dark, and right to left."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import sync_playwright

from commission.acts.agendas import Item, set_agenda
from commission.acts.drafts import draft_notice
from commission.acts.following import ask_to_follow
from commission.acts.hearings import call_hearing, comment, note_for_law, propose, show
from commission.acts.meetings import call_meeting, cancel, move
from commission.acts.minutes import approve_minutes, draft_minutes, keep_motion
from commission.models import Notice, NoticeText
from languages.acts import approve_translation
from languages.translations import drafted
from tests.commission.conftest import local
from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES, answer

FIVE = ["es", "pt-br", "ht", "ar", "gu"]
RESOURCE = {"title": "Clases", "words": "En la biblioteca.", "link": "https://x.example/", "phone": "201-555-0133"}
TODAY = "2026-12-14T10:00"


@pytest.fixture
def minuted(held, seats, devraj, at):
    """Held on November 12, a motion carried, its minutes approved."""
    with at("2026-11-20T09:00"):
        votes = dict.fromkeys(seats[:2], "yes")
        keep_motion(
            meeting=held, text="To meet at 7.", moved_by=seats[0], seconded_by=seats[1], votes=votes, by=devraj.user
        )
        approve_minutes(minutes=draft_minutes(meeting=held, text="We met.", by=devraj.user), by=devraj.user)
    return held


@pytest.fixture
def moved(hall, devraj, go_out, spoken, at):
    """To come, with an agenda; told of in six languages, then moved and told of in English alone."""
    with at("2026-12-08T09:00"):
        called = call_meeting(kind="special", starts_at=local("2026-12-17T19:00"), where=hall, by=devraj.user)
        set_agenda(meeting=called, items=[Item("The language plan"), Item("Public comment")], by=devraj.user)
        first = go_out(draft_notice(meeting=called, by=devraj.user))
        for language in FIVE:
            body = [{"fact": {"label": language, "text": "12"}}, {"heading": "…"}, {"words": "…"}, {"locked": "…"}]
            NoticeText.objects.create(notice=first, language=language, title=language, body=body, sha256="0" * 64)
        move(meeting=called, starts_at=local("2026-12-18T19:00"), place="Library", reason="Paint.", by=devraj.user)
        go_out(Notice.objects.get(meeting=called, replaced_by=None))
    return called


@pytest.fixture
def cancelled(hall, devraj, go_out, at):
    with at("2026-12-08T09:00"):
        called = call_meeting(kind="special", starts_at=local("2026-12-21T19:00"), where=hall, by=devraj.user)
        go_out(draft_notice(meeting=called, by=devraj.user))
        cancel(meeting=called, reason="Snow.", by=devraj.user)
    return called


@pytest.fixture
def contract(hall, clerk, person, devraj, at):
    """Heard in March; of two comments one is shown."""
    ruth = person("5000", "Ruth", "Abramowitz")
    ruth.user.groups.add(Group.objects.get(name="Law reviewers"))
    facts = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "The lease ends."}
    with at("2026-12-01T09:00"):
        proposal = propose(act_on=date(2027, 5, 14), by=clerk.user, **facts)
        proposal = note_for_law(proposal=proposal, note="No law requires it.", by=ruth.user)
        starts_at, until = local("2027-03-10T18:00"), date(2027, 3, 12)
        proposal = call_hearing(proposal=proposal, starts_at=starts_at, where=hall, comments_until=until, by=clerk.user)
        said = comment(proposal=proposal, text="لا توافقوا.", name="Layla", language="ar")
        comment(proposal=proposal, text="No.")
        show(comment=said, by=devraj.user)
    return proposal


@pytest.fixture
def its_page(commission_page, translated, clerk):
    """In Spanish, out of date."""
    found = translated(commission_page, "es", "La comisión", [{"type": "resource", "value": RESOURCE}])
    approve_translation(page=found, read=drafted(found).into("es").words, by=clerk.user)
    commission_page.body = [{"type": "heading", "value": "For residents"}, {"type": "resource", "value": RESOURCE}]
    commission_page.save_revision().publish()


def addresses(minuted, moved, cancelled, contract):
    """Each page, and how a form is sent there that is wrong."""
    first, second = Notice.objects.filter(meeting=moved).order_by("pk")
    token = ask_to_follow(email="rosa@example.org", language="es").token
    named = ["commission", "meetings", "legal", "legal_archive", "ask_commission", "ask_commission_done"]
    named += ["subscribe", "subscribe_asked"]
    found = [("/", None), *((reverse(name), None) for name in named)]
    found += [(reverse("meeting", args=[each.pk]), None) for each in (minuted, moved, cancelled)]
    found += [(reverse("minutes", args=[minuted.pk]), None)]
    found += [(reverse("notice", args=[each.pk]), None) for each in (first, second)]
    found += [(reverse("notice", args=[first.pk]) + "?text=ar", None), (reverse("commission") + "?text=es", None)]
    found += [(reverse(name, args=[token]), None) for name in ("subscribe_confirm", "unsubscribe")]
    found += [(reverse(name, args=[contract.pk]), None) for name in ("proposal", "comment")]
    found += [(reverse("ask_commission") + "?sent", {"email": "x"}), (reverse("subscribe") + "?sent", {"email": "x"})]
    found += [(reverse("comment", args=[contract.pk]) + "?sent", {})]
    return found


@pytest.fixture
def pages(client, its_page, order, published, minuted, moved, cancelled, contract, at):
    """Each page in English and Arabic, made before the browser starts: no server, no socket."""
    cache.clear()
    found = {}
    for language in ("en", "ar"):
        with at(TODAY), override(language):
            for address, sent in addresses(minuted, moved, cancelled, contract):
                address = f"/{language}{address}" if address == "/" and language != "en" else address
                response = client.get(address) if sent is None else client.post(address, sent)
                assert response.status_code == (200 if sent is None else 422), address
                found[address] = response.content
    return found


def read(tab, path, width, other):
    """What axe finds at one width, and at which of both the page is wider than the screen."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(HOST + path)
    tab.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    broken = Axe().run(tab, options=RULES).response["violations"]
    found = [(path, width, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
    for each in (width, other):
        tab.set_viewport_size({"width": each, "height": 900})
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, each, "wider than the screen", ""))
    return found


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_the_commissions_public_pages(pages):
    """English light and wide, Arabic dark and narrow: each page is loaded once."""
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for is_arabic, scheme, width, other in [(False, "light", 1280, 360), (True, "dark", 360, 1280)]:
            tab = browser.new_page(color_scheme=scheme)
            tab.route("**/*", answer(pages))
            for path in (each for each in pages if each.startswith("/ar/") == is_arabic):
                found += read(tab, path, width, other)
        browser.close()
    assert found == []


STOPS = "[...document.querySelectorAll('main :is(a[href], button, summary, input, select, textarea)')]"
SEEN = f"{STOPS}.filter(each => each.checkVisibility() && !each.closest('[hidden]'))"


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
@pytest.mark.parametrize("path", ["/meetings/", "/ar/meetings/", "/commission/ask/?sent", "/legal-notices/"])
def test_each_page_is_walked_with_the_keyboard_alone(pages, path):
    """The first stop leads past the doors; from there each link and field comes once, in the order it is read, with a
    ring to be seen."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.route("**/*", answer(pages))
        tab.goto(HOST + path)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        tab.keyboard.press("Enter")
        walked, rings = [], set()
        for _stop in range(tab.evaluate(f"{SEEN}.length")):
            tab.keyboard.press("Tab")
            walked.append(tab.evaluate(f"{SEEN}.indexOf(document.activeElement)"))
            rings.add(tab.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        browser.close()
    assert walked == list(range(len(walked)))
    assert len(walked) > 3
    assert rings == {"solid"}
