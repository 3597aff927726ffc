"""As of a day: every answer from rows with dates, and no later event changes it."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from deadlines import clock
from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import serve_at_sign_in
from directives.acts.disseminations import disseminate
from directives.models import AcknowledgmentCorrection, Dissemination, Edition, EditionText
from directives.reports.as_of import as_of, people
from people.models import Agency, Employee, Employment

OCT_20 = date(2026, 10, 20)


def amended(sent, change, number=2, *, on="2026-12-01", by):
    """The next edition of the directive that was sent, adopted on that day."""
    first, day = sent.edition, date.fromisoformat(on)
    edition = Edition.objects.create(
        kind=first.kind,
        agency=first.agency,
        order=first.order,
        number=number,
        title=first.title,
        reference=first.reference,
        change=change,
        change_reason="R",
        signed_on=day,
        effective_on=day,
        adopted_at=f"{on}T15:00Z",
        adopted_by=by.user,
    )
    text = first.texts.get(is_source=True)
    facts = {"language": "en", "is_source": True, "title": text.title}
    EditionText.objects.create(edition=edition, body=text.body[:1], sha256=str(number), **facts)
    return edition


def signs(delivery, who, on, note, at):
    with at(on):
        serve_at_sign_in(user=who.user)
        acknowledge(delivery=delivery, note=note(delivery, who.user), typed_name=who.name, by=who.user)


def counts(day, agency=None):
    found = as_of(day)
    (text,) = [text for row in found.rows for text in row.texts]
    return text.edition.number, text.employed, text.asked, text.served, text.signed


def rows(day):
    return [(each.number, each.edition and each.edition.number, each.served_on, each.signed_on) for each in people(day)]


def told(*arguments):
    out = io.StringIO()
    call_command("as_of", *arguments, stdout=out)
    return out.getvalue()


def test_day_by_day_it_fills(order, sent, delivery, ines, marisol, note, at):
    signs(delivery, ines, "2026-10-19T09:00", note, at)
    assert as_of(date(2026, 9, 13)).order is None
    assert as_of(date(2026, 9, 14)).order == order
    assert as_of(date(2026, 10, 14)).totals == []
    assert counts(date(2026, 10, 15)) == (1, 2, 2, 0, 0)
    assert counts(date(2026, 10, 19)) == (1, 2, 2, 1, 1)
    assert rows(OCT_20) == [("1001", 1, date(2026, 10, 19), date(2026, 10, 19)), ("1000", 1, None, None)]


def test_what_happens_later_changes_no_earlier_answer(sent, delivery, ines, marisol, police, clerk, person, note, at):
    signs(delivery, ines, "2026-10-19T23:59", note, at)
    days = [date(2026, 10, 14), date(2026, 10, 19), OCT_20, date(2026, 11, 30)]
    before = [(as_of(day), rows(day)) for day in days]
    # A leaver, a joiner, a late signature, an amendment sent to everybody.
    Employment.objects.filter(employee=ines).update(ends_on=date(2026, 12, 4))
    person("1500", "Joana", "Reis", police, starts_on=date(2026, 12, 7))
    signs(sent.deliveries.get(employee=marisol), marisol, "2026-12-01T00:00", note, at)
    newer = amended(sent, "material", by=clerk)
    with at("2026-12-02T09:00"):
        disseminate(edition=newer, reason=Dissemination.Reason.AMENDMENT, by=clerk.user)
    assert [(as_of(day), rows(day)) for day in days] == before
    assert counts(date(2026, 12, 1)) == (2, 2, 0, 0, 0), "It binds, and is not sent yet."
    assert counts(date(2026, 12, 5))[:2] == (2, 1)


def test_a_signature_taken_back_counts_until_that_day(sent, delivery, ines, clerk, note, at):
    signs(delivery, ines, "2026-10-19T09:00", note, at)
    with at("2026-11-02T09:00"):
        AcknowledgmentCorrection.objects.create(
            acknowledgment=delivery.acknowledgment, why="Not hers.", corrected_at=clock.now(), corrected_by=clerk.user
        )
    assert counts(date(2026, 11, 1)) == (1, 2, 2, 1, 1)
    assert counts(date(2026, 11, 2)) == (1, 2, 2, 1, 0)
    assert rows(date(2026, 11, 1))[0] == ("1001", 1, date(2026, 10, 19), date(2026, 10, 19))
    assert rows(date(2026, 11, 2))[0] == ("1001", 1, date(2026, 10, 19), None)


def test_whoever_signed_need_not_sign_again_for_a_minor_edition(sent, delivery, ines, clerk, note, at):
    signs(delivery, ines, "2026-10-19T09:00", note, at)
    amended(sent, "minor", by=clerk)
    assert counts(date(2026, 12, 1)) == (2, 2, 2, 1, 1)
    (signed, *_rest) = [each for each in people(date(2026, 12, 1)) if each.number == "1001"]
    assert (signed.edition.number, signed.signed_edition, signed.receipt) == (
        2,
        1,
        delivery.acknowledgment.code,
    )


def test_a_yearly_sending_takes_no_signature_away(sent, delivery, ines, clerk, note, at):
    signs(delivery, ines, "2026-10-19T09:00", note, at)
    with at("2027-10-15T06:10"):
        disseminate(edition=sent.edition, reason=Dissemination.Reason.ANNUAL, by=clerk.user)
    assert counts(date(2027, 10, 15)) == (1, 2, 2, 1, 1)


def test_who_works_in_two_agencies_is_one_person_and_two_lines(sent, ines, library, at):
    Employment.objects.create(employee=ines, agency=library, starts_on=date(2026, 1, 5))
    found = as_of(OCT_20)
    assert (found.people, sorted(row.employed for row in found.rows)) == (2, [1, 2])
    mine = [(each.agency, each.kind) for each in people(OCT_20) if each.number == "1001"]
    assert mine == [("Free Public Library", ""), ("Police Department", "directive")]


@pytest.mark.parametrize("many", [0, 30])
def test_any_number_of_agencies_and_people_takes_the_same_queries(many, sent, police, django_assert_num_queries):
    Agency.objects.bulk_create(Agency(name=f"Board {n}", slug=f"board-{n}", kind="board") for n in range(many))
    hired = Employee.objects.bulk_create(
        Employee(number=f"7{n:03}", given_name="A", family_name="B") for n in range(many)
    )
    Employment.objects.bulk_create(Employment(employee=e, agency=police, starts_on=date(2020, 1, 6)) for e in hired)
    with django_assert_num_queries(5):
        as_of(OCT_20)
    with django_assert_num_queries(4):
        assert len(list(people(OCT_20))) == 2 + many


def test_the_command_says_it_in_words_as_json_and_person_by_person(sent, delivery, ines, nell, note, at):
    signs(delivery, ines, "2026-10-19T09:00", note, at)
    with at("2026-12-14T10:00"):
        assert "directive, edition 1: 2 asked, 1 served, 1 signed" in told("2026-10-20")
        found = json.loads(told("2026-10-20", "--agency", "police", "--json"))
        lines = list(csv.DictReader(io.StringIO(told("2026-10-20", "--people").lstrip("\ufeff"))))
        with pytest.raises(CommandError, match="still to come"):
            told("2026-12-15")
        with pytest.raises(CommandError, match="as in 2027-03-15"):
            told("yesterday")
        with pytest.raises(CommandError, match="short name"):
            told("2026-10-20", "--agency", "nowhere")
    assert (found["people"], found["order"]) == (2, 1)
    assert found["totals"]["directive"] == {"employed": 2, "asked": 2, "served": 1, "signed": 1}
    assert [line["Employee number"] for line in lines] == ["2000", "1001", "1000"]
    assert (lines[1]["Signed"], lines[1]["How"]) == ("2026-10-19", "Shown at sign-in")
