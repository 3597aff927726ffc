"""The register of certifying officials: entered, ended, ended by itself, and warned of training that ends."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.refusal import Refusal
from evidence.models import Entry, KeptFile
from letters.kinds import find
from letters.models import Letter
from letters.writing import write
from people.models import Delegation, Employment
from training.acts import designations
from training.acts.completions import revoke
from training.acts.designations import designate, end_designation, watch_officials
from training.models import Designation
from training.reports.officials import certifying, register

DAY = "2026-12-14T06:30"


@pytest.fixture
def entering(police, imani, marisol):
    return {
        "agency": police,
        "official": imani,
        "designated_by": "Marisol Quiñones, Chief of Police",
        "starts_on": date(2026, 12, 14),
        "letter": b"%PDF-1.7 the letter",
        "letter_name": "designation.pdf",
        "by": marisol.user,
    }


@pytest.fixture
def today(at):
    with at(DAY):
        yield


# Entering and ending


def test_a_designation_is_entered_with_its_letter_and_recorded(entering, police, imani, today):
    made = designate(**entering)
    assert (made.agency, made.official, made.ends_on) == (police, imani, None)
    assert bytes(made.letter.content) == b"%PDF-1.7 the letter"
    assert Entry.objects.get(action="certifying official designated").details == {"letter": made.letter.sha256}


def test_entering_it_twice_is_refused_and_keeps_one_letter(entering, today):
    designate(**entering)
    with pytest.raises(Refusal, match="Imani Brooks is designated already"):
        designate(**entering)
    assert Designation.objects.count() == KeptFile.objects.count() == 1


def test_another_agencys_officer_and_the_official_enter_nothing(entering, nell, imani, today):
    for who in (nell, imani):
        with pytest.raises(PermissionDenied):
            designate(**{**entering, "by": who.user})


def test_the_clerk_may_enter_one(entering, clerk, today):
    assert designate(**{**entering, "by": clerk.user}).pk


def test_what_is_wrong_is_said(entering, library, nell, clerk, today):
    for wrong, words in [
        ({"letter": b"a picture"}, "Send a PDF"),
        ({"designated_by": " "}, "Say who designated"),
        ({"official": nell}, "does not work in"),
        ({"agency": library, "by": clerk.user}, "does not certify"),
    ]:
        with pytest.raises(Refusal, match=words):
            designate(**{**entering, **wrong})
    assert not Designation.objects.exists()


def test_when_the_record_cannot_be_written_nothing_is_entered(entering, monkeypatch, today):
    monkeypatch.setattr(designations, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        designate(**entering)
    assert not Designation.objects.exists()
    assert not KeptFile.objects.exists()


def test_the_last_day_still_counts(designated, marisol, today):
    end_designation(designation=designated, ends_on=date(2026, 12, 18), by=marisol.user)
    assert Designation.objects.in_force(date(2026, 12, 18)).exists()
    assert not Designation.objects.in_force(date(2026, 12, 19)).exists()


def test_one_that_has_ended_does_not_end_again(designated, marisol, today, at):
    end_designation(designation=designated, ends_on=date(2026, 12, 18), by=marisol.user)
    with at("2027-01-04T09:00"), pytest.raises(Refusal, match="It ended on Friday, December 18, 2026"):
        end_designation(designation=designated, ends_on=date(2027, 1, 4), by=marisol.user)
    assert Entry.objects.filter(action="designation ended").count() == 1


def test_it_does_not_end_before_it_began(designated, marisol, nell, today):
    with pytest.raises(Refusal, match="before it began"):
        end_designation(designation=designated, ends_on=date(2026, 9, 30), by=marisol.user)
    with pytest.raises(PermissionDenied):
        end_designation(designation=designated, ends_on=date(2026, 12, 18), by=nell.user)


def test_an_ending_that_cannot_be_recorded_is_none(designated, marisol, monkeypatch, today):
    monkeypatch.setattr(designations, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        end_designation(designation=designated, ends_on=date(2026, 12, 18), by=marisol.user)
    designated.refresh_from_db()
    assert designated.ends_on is None


# Leaving


@pytest.fixture
def leaves(imani):
    """Imani's last day in the police is Friday, December 11, 2026."""
    Employment.objects.filter(employee=imani).update(ends_on="2026-12-11")


def test_who_has_left_the_city_may_sign_no_more_from_that_day_on(designated, trained, police, leaves):
    assert len(certifying(today=date(2026, 12, 11))[0].officials) == 1
    after = certifying(today=date(2026, 12, 12))[0]
    assert after.officials == ()
    assert after.is_unready


def test_the_morning_ends_it_on_the_last_day_once(designated, leaves, today):
    assert watch_officials()["ended"] == 1
    assert watch_officials()["ended"] == 0
    designated.refresh_from_db()
    assert designated.ends_on == date(2026, 12, 11)
    assert Entry.objects.get(action="designation ended: left").by is None


def test_who_moved_to_another_agency_may_not_sign_for_the_first(designated, leaves, imani, library, today):
    Employment.objects.create(employee=imani, agency=library, starts_on=date(2026, 12, 12))
    assert watch_officials()["ended"] == 1


def test_who_stays_goes_on(designated, today):
    assert watch_officials()["ended"] == 0


def test_an_ending_by_itself_that_cannot_be_recorded_is_none(designated, leaves, monkeypatch, today):
    monkeypatch.setattr(designations, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        watch_officials()
    designated.refresh_from_db()
    assert designated.ends_on is None


# Their training


def training(day):
    return register(Designation.objects.all(), today=date.fromisoformat(day))[0].trainings[0]


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2026-12-14", "done", "Valid until Wednesday, October 6, 2027"),
        ("2027-08-07", "due", "60 days left, until Wednesday, October 6, 2027"),
        ("2027-09-29", "late", "7 days left, until Wednesday, October 6, 2027"),
        ("2027-10-06", "late", "Ends today"),
        ("2027-10-07", "overdue", "Expired on Wednesday, October 6, 2027"),
    ],
)
def test_beside_an_official_stands_until_when_they_are_trained(designated, trained, day, state, words):
    found = training(day)
    assert (found.state, found.words) == (state, words)


def test_who_was_never_trained_is_overdue(designated, for_officials):
    found = training("2026-12-14")
    assert (found.state, found.words) == ("overdue", "Never trained")


def test_a_revoked_certificate_counts_for_nothing(designated, trained, clerk, today):
    revoke(completion=trained, reason="Somebody else sat in the class.", by=clerk.user)
    found = training("2026-12-14")
    assert (found.state, found.words) == ("overdue", "Certificate revoked")


def test_an_agency_without_a_trained_official_is_unready(designated, for_officials, police, teach, imani):
    assert certifying(today=date(2026, 12, 14))[0].is_unready
    teach(for_officials, imani)
    assert not certifying(today=date(2026, 12, 14))[0].is_unready


def test_reading_them_takes_the_same_queries_for_many(
    designated, trained, police, person, marisol, django_assert_num_queries
):
    with django_assert_num_queries(4):
        certifying(today=date(2026, 12, 14))
    for n in range(5):
        official = person(f"15{n}0", "Given", f"Family{n}", police)
        Designation.objects.create(
            agency=police,
            official=official,
            designated_by="The chief",
            starts_on=date(2026, 10, 1),
            letter=designated.letter,
            entered_at=designated.entered_at,
            entered_by=marisol.user,
        )
    with django_assert_num_queries(4):
        assert len(certifying(today=date(2026, 12, 14))[0].officials) == 6


# Warnings


def keys():
    return sorted(tuple(map(int, key.split(":")[3:])) for key in Letter.objects.values_list("key", flat=True))


def steps():
    return sorted({days for days, _reader in keys()})


@pytest.fixture
def warned(designated, trained, at):
    """The mornings of some days."""

    def do(*days):
        for day in days:
            with at(f"{day}T06:30"):
                watch_officials()

    return do


def test_the_official_and_her_officer_are_told_sixty_days_before(warned, imani, marisol):
    warned("2027-08-06")
    assert keys() == []
    warned("2027-08-07")
    assert keys() == sorted([(60, imani.pk), (60, marisol.pk)])
    assert Entry.objects.filter(action="officials and officers warned").count() == 1


def test_each_step_is_told_once(warned):
    warned("2027-08-07", "2027-08-07", "2027-08-08", "2027-09-06", "2027-09-07", "2027-09-29", "2027-10-06")
    assert len(keys()) == 6
    assert steps() == [7, 30, 60]


def test_of_missed_days_only_the_newest_step_is_told(warned):
    warned("2027-10-01")
    assert steps() == [7]


def test_after_the_end_nothing_is_told(warned):
    warned("2027-10-07")
    assert keys() == []


def test_who_has_renewed_is_told_no_more(warned, for_officials, imani, teach, at):
    from training.acts.enrollments import assign, renew

    warned("2027-08-07")
    with at("2027-09-08T09:00"):
        assign(module=for_officials, people=[imani], by=None)
        renew(module=for_officials)
    teach(for_officials, imani, on="2027-09-10")
    before = len(keys())
    warned("2027-09-29")
    assert len(keys()) == before


def test_who_is_official_and_officer_hears_once(police, marisol, for_officials, teach, at, designated):
    teach(for_officials, marisol)
    with at("2026-10-01T09:00"):
        designate(
            agency=police,
            official=marisol,
            designated_by="The mayor",
            starts_on=date(2026, 10, 1),
            letter=b"%PDF-1.7",
            letter_name="letter.pdf",
            by=marisol.user,
        )
    with at("2027-08-07T06:30"):
        watch_officials()
    assert keys() == [(60, marisol.pk)]


def test_an_officer_by_delegation_is_told(warned, police, ines, imani):
    Delegation.objects.create(agency=police, officer=ines, starts_on=date(2027, 1, 1))
    warned("2027-08-07")
    assert keys() == sorted([(60, imani.pk), (60, ines.pk)])


def test_who_has_no_address_is_not_written_to(warned, imani, marisol):
    type(imani).objects.filter(pk=imani.pk).update(email=None)
    warned("2027-08-07")
    assert keys() == [(60, marisol.pk)]


def test_when_a_letter_cannot_be_owed_nobody_is_told(warned, monkeypatch):
    monkeypatch.setattr(designations, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        warned("2027-08-07")
    assert not Letter.objects.exists()


def test_the_letters_say_whose_and_until_when(warned, imani, city, at, django_assert_num_queries):
    warned("2027-08-07")
    letters = list(Letter.objects.order_by("pk"))
    with at("2027-08-07T07:00"), django_assert_num_queries(3):
        said = find("official_training").prepare(letters)
    written = {letter.to: write(letter, {"city": city, **said[letter.pk]}) for letter in letters}
    own, officers = written["1002@kestrelfalls.example"], written["1000@kestrelfalls.example"]
    assert own.subject == "Your training “What everyone must know” ends soon"
    assert "Imani Brooks, your certificate" in own.text
    assert "Wednesday, October 6, 2027" in own.text
    assert officers.subject == "The training of Imani Brooks, certifying official, ends soon"
    assert "/agency/police/officials/" in officers.html


@pytest.mark.parametrize("what", ["ended", "revoked", "over"])
def test_a_letter_that_waited_too_long_is_not_sent(warned, designated, trained, marisol, clerk, at, what):
    warned("2027-08-07")
    day = "2027-10-07T07:00" if what == "over" else "2027-08-08T07:00"
    with at(day):
        if what == "ended":
            end_designation(designation=designated, ends_on=date(2027, 8, 7), by=marisol.user)
        if what == "revoked":
            revoke(completion=trained, reason="Not in the class.", by=clerk.user)
        letters = list(Letter.objects.filter(kind="official_training"))
        assert set(find("official_training").prepare(letters).values()) == {None}


def test_a_quiet_morning_takes_few_queries(designated, trained, today, django_assert_num_queries):
    with django_assert_num_queries(7):  # its savepoint and release, who left, and four to see that nothing ends soon
        watch_officials()
