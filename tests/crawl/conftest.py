"""Everybody who may come to the doors, each with a browser."""

import logging

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from wagtail.users.models import UserProfile

from directives.acts.shelves import ensure_shelf
from people.models import User
from people.permissions import AUDITORS, CERTIFYING_OFFICIALS, COORDINATORS, LAW_REVIEWERS, SYSTEM_ADMINISTRATORS
from tests.crawl.house import TODAY, furnish


@pytest.fixture
def cast(person, library, ines, marisol, nell, clerk) -> dict[str, User]:
    """An employee and her officer; an employee and an officer of another agency; and each role of the city."""

    def with_role(number: str, given: str, family: str, role: str) -> User:
        user = person(number, given, family).user
        user.groups.add(Group.objects.get(name=role))
        return user

    found = {
        "empl": ines.user,
        "neig": person("2001", "Amara", "Cho", library).user,
        "offi": marisol.user,
        "stra": nell.user,
        "cler": clerk.user,
        "coor": with_role("3001", "Devraj", "Patel", COORDINATORS),
        "cert": with_role("3002", "Imani", "Brooks", CERTIFYING_OFFICIALS),
        "revi": with_role("3003", "Ruth", "Abramowitz", LAW_REVIEWERS),
        "audi": with_role("3004", "Gwendolyn", "Achebe", AUDITORS),
        "admi": with_role("3005", "Wei-Ling", "Chen", SYSTEM_ADMINISTRATORS),
        "supe": User.objects.create_superuser("root", password="a long enough phrase"),
    }
    for user in found.values():
        UserProfile.get_for_user(user)  # Wagtail makes it the first time an editor comes in
    return found


@pytest.fixture
def house(city, police, library, cast, ines, settings, tmp_path, monkeypatch):
    city.clerk_email = "clerk@kestrelfalls.example"
    city.save()
    settings.CLOCK_AT, settings.MEDIA_ROOT, settings.CERTIFICATES_ROOT = TODAY, tmp_path, tmp_path
    cache.clear()  # what one role asked is not counted against the next
    for room in (
        "directives.printed",
        "directives.views.signing",
        "commission.views.minutes",
        "training.printed",
    ):  # tests/printing draws; here it only takes time
        monkeypatch.setattr(f"{room}.render_pdf", lambda html, **drawn: b"%PDF-")
    for agency in (police, library):
        ensure_shelf(agency=agency)
    return furnish(police, ines=ines, officer=cast["offi"], clerk=cast["cler"], reviewer=cast["revi"])


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are meant, and need not be written down."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def browser(cast):
    """A browser of each role, signed in: `browser("cler")`. What breaks inside shows as a 500, not as a traceback."""

    def open_for(role: str, **kwargs) -> Client:
        client = Client(raise_request_exception=False, **kwargs)
        if role != "anon":
            client.force_login(cast[role])
        return client

    return open_for
