"""The commission's first autumn: seats, invitations, a meeting held, another called, the next year's drafted; who
follows it, and what residents ask."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from commission.acts.agendas import Item, set_agenda
from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.following import ask_to_follow, confirm
from commission.acts.meetings import Place, call_meeting, hold, make_schedule
from commission.acts.members import Guest, invite, keep_reply, take_seat
from commission.acts.minutes import approve_minutes, draft_minutes, keep_motion
from commission.acts.notices import post, publish
from commission.acts.outlets import advertise, keep_place
from commission.acts.questions import answer_question, ask
from commission.models import Meeting, Notice, PostingPlace, Seat
from commission.reports.wordings import wordings
from deadlines import clock
from home.demonstration.translators import FIVE, translate_notice, write_the_commissions_page
from letters.outbox import send_due
from people.models import User

HALL = Place(
    place="City Hall, 100 Mill Street",
    room="Council Chambers",
    access="Ramp at the Mill Street door, elevator, hearing loop; bus 7 stops in front.",
    dial_in="201-555-0150, code 2026",
    contact="Devraj Patel, Chief Equity Officer, 201-555-0101",
)
SEATS = [
    ("mandatory", "Police Department", "Marisol Quiñones"),
    ("mandatory", "Health Department", "Farida Haddad"),
    ("mandatory", "Municipal Court", "Renée Baptiste"),
    ("chosen", "Free Public Library", "Joon-ho Park"),
    ("chosen", "Recreation & Parks", "Lucía Ferreira"),
    ("invited", "Board of Education", "Samuel Osei"),
    ("invited", "Mill Street Interfaith Council", "Ruth Delgado"),
]
GUESTS = [
    Guest("Board of Education", "board@kestrelfalls.example"),
    Guest("Mill Street Interfaith Council", "interfaith@kestrelfalls.example"),
    Guest("Wickham Family Services", "families@kestrelfalls.example"),
    Guest("Kestrel Falls Civil Rights Coalition"),
]
PLACES = [
    ("website", "Legal-notices page", False),
    ("public_place", "Bulletin board, City Hall lobby", False),
    ("newspaper", "Wickham County Courier", True),
    ("newspaper", "Kestrel Falls Ledger", False),
    ("clerk", "Clerk's file of notices", False),
]
FIRST_AGENDA = ["Welcome and seats", "How the order is carried out: report of the clerk", "Public comment"]
NEXT_AGENDA = ["Translation of the city's most used forms", "Public comment"]
WINTER_AGENDA = ["Evening hours at the clerk's window", "Public comment"]
FOLLOWERS = [("lucia.ramos@example.org", "es"), ("samir.haddad@example.org", "ar")]
# When, in which language, who, what they asked, and what they were told.
QUESTIONS = [
    (
        datetime(2026, 11, 16, 19, 40),
        "es",
        {"name": "Lucía Ramos", "email": "lucia.ramos@example.org"},
        "¿Puedo llevar a mis hijos a la reunión? No tengo con quién dejarlos.",
        "Sí. Puede traerlos: hay una mesa con lápices y papel junto a la puerta. La próxima reunión se anuncia aquí, "
        "días antes.",
    ),
    (
        datetime(2026, 12, 9, 8, 15),
        "en",
        {"phone": "201-555-0188"},
        "Will the notices be put up at the laundromat on Canal Street? Many of my neighbors do not use the internet.",
        "",
    ),
    (
        datetime(2026, 12, 12, 21, 5),
        "ar",
        {"name": "سمير حداد", "email": "samir.haddad@example.org"},
        "هل توجد دروس مسائية لتعلم اللغة الإنجليزية لمن يعمل نهارًا؟",
        "",
    ),
]
MINUTES = (
    "The coordinator opened the meeting at 7:00 p.m. and read the statement of notice.\n\n"
    "The clerk reported that all agencies had their copies of the order. Members asked about employees without e-mail; "
    "Public Works reads the notices at roll call.\n\n"
    "Two residents spoke. One asked for forms in Haitian Creole, one for evening hours at the clerk's window.\n\n"
    "The meeting ended at 8:20 p.m."
)
ADVERTISED = [date(2026, 9, 21), date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 19), date(2026, 11, 9)]
ADVERTISED += [date(2026, 12, 7)]
NEXT_YEAR = [datetime(2027, month, day, 19, 0) for month, day in [(2, 11), (5, 13), (9, 9), (11, 10)]]


def tell(*, coordinator: User, clerk: User) -> None:
    with clock.held("2026-09-18T10:00"):
        _name_the_places(clerk)
    with clock.held("2026-09-25T10:00"):
        _seat_and_invite(coordinator)
    with clock.held("2026-10-12T10:00"):
        write_the_commissions_page(approved=("es", "ar"), by=clerk)
    with clock.held("2026-10-26T18:00"):
        _follow()
    _meet(coordinator, clerk)
    _advertise(clerk)
    with clock.held("2026-12-08T14:00"):
        schedule = make_schedule(
            year=2027, starts=NEXT_YEAR, where=HALL, reorganized_on=date(2027, 1, 4), by=coordinator
        )
        draft_schedule_notice(schedule=schedule, by=coordinator)
    with clock.held("2026-12-10T09:00"):
        special = _call("special", date(2026, 12, 17), NEXT_AGENDA, coordinator)
        notice = _translated(special, coordinator, clerk)
    _tell_everybody(notice, clerk, at="2026-12-11T10:00")
    with clock.held("2026-12-11T15:00"):
        _begin_the_winter(schedule.meetings.first(), coordinator, clerk)
    _ask_and_answer(coordinator)


def _name_the_places(clerk: User) -> None:
    for kind, name, is_official in PLACES:
        keep_place(kind=kind, name=name, is_official=is_official, by=clerk)


def _seat_and_invite(coordinator: User) -> None:
    for kind, body, member in SEATS:
        term = {"starts_on": date(2026, 10, 1), "ends_on": date(2028, 9, 30) if kind == "chosen" else None}
        take_seat(kind=kind, body=body, member=member, by=coordinator, **term)
    invited = invite(guests=GUESTS, by=coordinator)
    send_due()
    for invitation, reply in zip(invited, ["accepted", "accepted", "declined"], strict=False):
        with clock.held("2026-10-02T11:00"):
            keep_reply(invitation=invitation, reply=reply, by=coordinator)


def _meet(coordinator: User, clerk: User) -> None:
    """Called in October, told of on November 2, held on November 12, its minutes approved on December 7."""
    with clock.held("2026-10-20T09:00"):
        meeting = _call("regular", date(2026, 11, 12), FIRST_AGENDA, coordinator)
    with clock.held("2026-10-28T09:30"):
        notice = _translated(meeting, coordinator, clerk)
    _tell_everybody(notice, clerk, at="2026-11-02T09:30")
    with clock.held("2026-11-12T20:30"):
        hold(meeting=meeting, present=Seat.objects.exclude(body="Municipal Court"), by=coordinator)
    with clock.held("2026-11-20T10:00"):
        minutes = _write_down(meeting, coordinator)
    with clock.held("2026-12-07T10:00"):
        approve_minutes(minutes=minutes, by=coordinator)


def _call(kind: str, day: date, agenda: list[str], coordinator: User) -> Meeting:
    """At seven in the evening; an interpreter is asked for three days before."""
    where = replace(HALL, ask_by=day - timedelta(days=3))
    meeting = call_meeting(kind=kind, starts_at=datetime.combine(day, time(19)), where=where, by=coordinator)
    set_agenda(meeting=meeting, items=[Item(title) for title in agenda], by=coordinator)
    return meeting


def _translated(meeting: Meeting, coordinator: User, clerk: User) -> Notice:
    notice = draft_notice(meeting=meeting, by=coordinator)
    translate_notice(notice, approved=FIVE, by=clerk)
    return notice


def _tell_everybody(notice: Notice, clerk: User, *, at: str) -> None:
    """Published in every language; in the other places six hours later."""
    with clock.held(at):
        words, states = wordings(notice)
        notice = publish(notice=notice, wordings=words, states=states, by=clerk)
        send_due()
    with clock.held(datetime.fromisoformat(at) + timedelta(hours=6)):
        _post(notice, clerk)


def _begin_the_winter(meeting: Meeting, coordinator: User, clerk: User) -> None:
    """February's notice is drafted early: two languages are approved, one waits to be, two are still to be written."""
    set_agenda(meeting=meeting, items=[Item(title) for title in WINTER_AGENDA], by=coordinator)
    notice = draft_notice(meeting=meeting, by=coordinator)
    translate_notice(notice, languages=("es", "pt-br", "ar"), approved=("es", "ar"), by=clerk)


def _follow() -> None:
    asked = [ask_to_follow(email=email, language=language) for email, language in FOLLOWERS]
    send_due()
    for subscriber in asked:
        confirm(subscriber=subscriber)


def _ask_and_answer(coordinator: User) -> None:
    for asked_at, language, who, text, answer in QUESTIONS:
        with clock.held(asked_at):
            question = ask(text=text, language=language, **who)
            send_due()
        if answer:
            with clock.held(asked_at + timedelta(hours=14)):
                answer_question(question=question, answer=answer, by=coordinator)
                send_due()


def _post(notice: Notice, clerk: User) -> None:
    for place in PostingPlace.objects.exclude(kind__in=["website", "subscribers"]):
        post(notice=notice, place=place, posted_at=clock.now(), note="By hand, with a receipt.", by=clerk)


def _write_down(meeting: Meeting, coordinator: User):
    voters = Seat.objects.filter(votes=True, attendance__meeting=meeting, attendance__was_present=True)
    votes = dict.fromkeys(voters, "yes")
    first, second = list(voters)[:2]
    text = "To meet in Council Chambers at 7:00 p.m. each quarter."
    keep_motion(meeting=meeting, text=text, moved_by=first, seconded_by=second, votes=votes, by=coordinator)
    return draft_minutes(meeting=meeting, text=MINUTES, by=coordinator)


def _advertise(clerk: User) -> None:
    for day in ADVERTISED:
        with clock.held(datetime(day.year, day.month, day.day, 12, 0)):
            advertise(advertised_on=day, outlet="wickhamcourier.example", by=clerk)
