"""Every room of the admin that somebody of this house comes to, whole: Wagtail's frame, its editor and its dialogs too.

Wide and narrow, and the main ones from the right. No rule is switched off and nothing is left out.
"""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.users.models import UserProfile

from deadlines import clock
from directives import words
from directives.acts.certified_copies import ask_for_certified_copy
from directives.acts.drafting import submit_for_review
from directives.acts.shelves import ensure_shelf
from directives.models import DirectivePage
from evidence.models import Entry
from letters.models import Letter
from people.acts.uploads import keep_upload
from people.models import Delegation
from people.permissions import LAW_REVIEWERS
from tests.crawl.house import ROSTER
from tests.directives.conftest import DIRECTIVE
from tests.journeys.walk import HEIGHT, WIDE

TODAY = "2026-10-16T09:00"
# How many rooms are looked at from the right.
MAIN = 5


@pytest.fixture
def reviewer(person, roles):
    ruth = person("3003", "Ruth", "Abramowitz")
    ruth.user.groups.add(Group.objects.get(name=LAW_REVIEWERS))
    return ruth


@pytest.fixture
def copy_asked(order):
    return ask_for_certified_copy(edition=order, name="Ana Ruiz", email="ana@example.org")


@pytest.fixture
def upload(clerk):
    return keep_upload(content=ROSTER.encode(), name="roster.csv", as_of=clock.today(), by=clerk.user)


@pytest.fixture
def reviewed(sent, library, nell):
    """A directive with the Law Department: short, for axe reads the editor of a long one for as long as a person."""
    shelf = ensure_shelf(agency=library)
    page = DirectivePage(title="Library directive", slug="directive", number="FPL-1", live=False)
    page.body = words.to_stream(DIRECTIVE)
    shelf.add_child(instance=page).save_revision(user=nell.user)
    submit_for_review(page=page, by=nell.user)
    return page


@pytest.fixture
def rooms(sent, copy_asked, upload, ines, police, nell):
    """Where the clerk comes: the main rooms first, which are looked at from the right as well."""
    letter, entry = Letter.objects.filter(kind="delivery").first(), Entry.objects.first()
    main = [reverse(name) for name in ("wagtailadmin_home", "board:index", "city_rules:index", "employees:index")]
    lists = ["board:adopt", "city_profile:index", "city_count:index", "roster:index", "outbox:index", "record:index"]
    return [
        *main,
        reverse("roster:preview", args=[upload.pk]),
        *[reverse(name) for name in lists],
        reverse("board:send", args=[1]),
        reverse("city_holidays:add"),
        reverse("city_rules:set", args=["acknowledgment"]),
        reverse("certified_copies:inspect", args=[copy_asked.pk]),
        reverse("employees:edit", args=[ines.pk]),
        reverse("employees:accounts"),
        reverse("agencies:edit", args=[police.pk]),
        reverse("delegations:edit", args=[Delegation.objects.get(officer=nell).pk]),
        reverse("outbox:inspect", args=[letter.pk]),
        reverse("record:inspect", args=[entry.pk]),
    ]


def test_the_clerks_rooms_are_open_to_everybody(rooms, walk, it_is, clerk):
    it_is(TODAY)
    clerks = _signed_in(walk(), clerk)
    for path in rooms:
        _enter(clerks, path)
    _reads_arabic(clerk)
    for path in rooms[:MAIN]:
        _enter(clerks, path)


def test_the_editor_and_its_dialog_are_open_to_everybody(reviewed, walk, it_is, reviewer):
    it_is(TODAY)
    lawyer = _signed_in(walk(), reviewer)
    editor, history = (reverse(f"wagtailadmin_pages:{name}", args=[reviewed.pk]) for name in ("edit", "history"))
    _enter(lawyer, history)
    _enter(lawyer, editor)
    _ask_for_changes(lawyer)
    _reads_arabic(reviewer)
    _enter(lawyer, editor)
    _ask_for_changes(lawyer)


def _signed_in(walk, employee):
    walk.open("/accounts/login/")
    walk.sign_in(employee)
    return walk


def _reads_arabic(employee):
    """As the admin keeps it: with the account, not in the address."""
    UserProfile.objects.update_or_create(user=employee.user, defaults={"preferred_language": "ar"})


def _enter(walk, path):
    walk.page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    answer = walk.page.goto(walk.house + path)
    assert (answer.status, walk.path) == (200, path)
    walk.page.locator(".sidebar nav").wait_for()
    walk.measure(walk.page)


def _ask_for_changes(walk):
    """Opens the dialog in which a reviewer says why."""
    walk.page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    walk.page.locator("footer .w-dropdown__toggle").click()
    walk.page.locator("[data-workflow-action-name=reject]").click()
    walk.page.locator(".modal.in textarea").wait_for()
    walk.measure(walk.page)
