"""The commission of the demonstration city: what a visitor finds there on December 14, 2026."""

from collections import Counter

import pytest

from commission.models import CommissionPage, Meeting, Notice, Posting, Question, Subscriber
from commission.noticing import Timeliness
from commission.reports.notices import notices
from commission.reports.overview import overview
from commission.reports.wordings import gate
from deadlines import clock
from directives.acts.shelves import open_to_clerks
from home.demonstration import city as kestrel_falls
from home.demonstration import commission, translators
from languages.acts import set_language
from languages.gate import State
from languages.translations import drafted, shown
from letters.models import Letter
from tests.commission.conftest import devraj  # noqa: F401 a fixture, found by its name

SIX = {"en", *translators.FIVE}


@pytest.fixture
def told(home, order, city, clerk, devraj):  # noqa: F811
    """The commission's autumn, in a city that speaks as Kestrel Falls does. Now it is Monday morning."""
    open_to_clerks()
    city.population = kestrel_falls.PROFILE["population"]
    city.save()
    for tag, speakers in kestrel_falls.SPEAKERS.items():
        set_language(tag=tag, speakers=speakers, source="Census", source_year=2024, by=None)
    commission.tell(coordinator=devraj.user, clerk=clerk.user)
    with clock.held("2026-12-14T10:00"):
        yield


def test_the_commissions_autumn(told):
    _its_meetings_and_notices()
    _what_waits_for_a_translation()
    _its_page_in_three_languages()
    _who_follows_and_who_asks()


def _its_meetings_and_notices():
    assert Counter(Meeting.objects.values_list("state", flat=True)) == {"held": 1, "scheduled": 5}
    published = [each for each in notices(now=clock.now()) if each.notice.published_at]
    assert [each.notice.meeting.day.isoformat() for each in published] == ["2026-12-17", "2026-11-12"]
    for each in published:
        assert set(each.notice.texts.values_list("language", flat=True)) == SIX
        assert each.timeliness is Timeliness.ON_TIME
        assert not each.unposted
    assert Posting.objects.filter(place__kind="subscribers").count() == 2
    assert Meeting.objects.get(state="held").minutes.approved_at


def _what_waits_for_a_translation():
    february = Notice.objects.get(published_at=None, meeting__isnull=False)
    assert february.meeting.day.isoformat() == "2027-02-11"
    states = {each.language.code: each.state for each in gate(february).subject.translations}
    approved = dict.fromkeys(("es", "ar"), State.APPROVED)
    assert states == {**approved, "pt-br": State.PENDING, "ht": State.MISSING}
    view = overview(now=clock.now())
    assert {each.notice.kind for each in view.waiting} == {"meeting", "schedule"}
    assert gate(Notice.objects.get(kind="schedule")).is_facts_alone


def _its_page_in_three_languages():
    page = CommissionPage.objects.get(locale__language_code="en")
    assert [each.block_type for each in page.body].count("resource") == 4
    for language in ("en", "es", "ar"):
        assert shown(page, asked=language).tongue.code == language
    assert [each.language.code for each in drafted(page).waiting] == ["pt-br", "ht"]


def _who_follows_and_who_asks():
    assert set(Subscriber.objects.confirmed().values_list("language", flat=True)) == {"es", "ar"}
    answered = {each.language: each.answered_at is not None for each in Question.objects.all()}
    assert answered == {"es": True, "en": False, "ar": False}
    assert Letter.objects.filter(kind="notice").count() == 4
    assert not Letter.objects.exclude(state="accepted").exists()
