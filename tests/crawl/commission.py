"""A commission with one of everything: a seat, an invitation, a question, a meeting held, another to come, its notice,
a proof, somebody who follows, a proposed contract and a comment on it."""

from datetime import date, datetime

from commission.acts.drafts import draft_notice
from commission.acts.following import ask_to_follow
from commission.acts.hearings import call_hearing, comment, note_for_law, propose
from commission.acts.meetings import Place, call_meeting, hold, make_schedule
from commission.acts.members import Guest, invite, take_seat
from commission.acts.minutes import approve_minutes, draft_minutes
from commission.acts.notices import post, publish
from commission.acts.outlets import advertise, keep_place
from commission.models import ContractProposal, Meeting, Question, Seat
from commission.reports.wordings import wordings
from deadlines import clock
from people.models import User

HALL = Place("City Hall, 100 Mill Street", contact="201-555-0101")
YEAR = [datetime(2027, month, 10, 19, 0) for month in (2, 5, 8, 11)]  # noqa: DTZ001 local
PDF = b"%PDF-1.4 tear sheet"


def convene(clerk: User, reviewer: User) -> dict[str, dict[str, object]]:
    """Where in it each address leads."""
    with clock.held("2026-12-08T10:00"):
        place = keep_place(kind="newspaper", name="Courier", is_official=True, by=clerk)
        seat = take_seat(kind="mandatory", body="Police", member="Marisol", starts_on=date(2026, 10, 1), by=clerk)
        (invitation,) = invite(guests=[Guest("Board of Education")], by=clerk)
        advertisement = advertise(
            advertised_on=date(2026, 12, 7), outlet="courier.example", proof=PDF, proof_name="ad.pdf", by=clerk
        )
        question = Question.objects.create(language="es", text="¿Hay clases?", asked_at=clock.now())
        make_schedule(year=2027, starts=YEAR, where=HALL, reorganized_on=None, by=clerk)
        starts_at = datetime(2026, 12, 17, 19, 0)  # noqa: DTZ001 local
        meeting = call_meeting(kind="special", starts_at=starts_at, where=HALL, by=clerk)
        notice = draft_notice(meeting=meeting, by=clerk)
        words, states = wordings(notice)
        notice = publish(notice=notice, wordings=words, states=states, by=clerk)
        posting = post(notice=notice, place=place, posted_at=clock.now(), proof=PDF, proof_name="x.pdf", by=clerk)
        following = ask_to_follow(email="rosa@example.org", language="es")
        contract = _proposed(clerk, reviewer)
        said = comment(proposal=contract, text="No, por favor.", language="es")
        held = _held(clerk)
    return {
        "meetings/": {"pk": meeting.pk, "token": following.token},
        "meetings/<int:pk>/minutes/": {"pk": held.pk},
        "legal-notices/": {"pk": notice.pk},
        "contracts/": {"pk": contract.pk},
        "admin/commission/contracts/": {"pk": contract.pk},
        "admin/commission/contracts/comments/": {"pk": said.pk},
        "admin/commission/meetings/": {"pk": meeting.pk, "year": 2027},
        "admin/commission/notices/": {"pk": notice.pk, "place": place.pk, "posting": posting.pk},
        "admin/commission/members/": {"pk": seat.pk},
        "admin/commission/members/invitations/": {"pk": invitation.pk},
        "admin/commission/questions/": {"pk": question.pk},
        "admin/commission/places/": {"pk": place.pk},
        "admin/commission/advertisements/": {"pk": advertisement.pk},
    }


def _held(clerk: User) -> Meeting:
    """Held on November 12, its minutes approved."""
    starts_at = datetime(2026, 11, 12, 19, 0)  # noqa: DTZ001 local
    with clock.held("2026-11-02T10:00"):
        meeting = call_meeting(kind="special", starts_at=starts_at, where=HALL, by=clerk)
    with clock.held("2026-11-12T21:00"):
        meeting = hold(meeting=meeting, present=Seat.objects.all(), by=clerk)
        approve_minutes(minutes=draft_minutes(meeting=meeting, text="We met.", by=clerk), by=clerk)
    return meeting


def _proposed(clerk: User, reviewer: User) -> ContractProposal:
    """Noted by the Law Department, its public meeting called."""
    facts = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "The lease ends."}
    proposal = propose(act_on=date(2027, 5, 14), by=clerk, **facts)
    proposal = note_for_law(proposal=proposal, note="No law requires it.", by=reviewer)
    starts_at = datetime(2027, 3, 10, 18, 0)  # noqa: DTZ001 local
    until = date(2027, 3, 12)
    return call_hearing(proposal=proposal, starts_at=starts_at, where=HALL, comments_until=until, by=clerk)
