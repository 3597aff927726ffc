"""A commission with one of everything: a seat, an invitation, a question, a meeting to come, its notice, a proof,
a proposed contract and a comment on it."""

from datetime import date, datetime

from commission.acts.drafts import draft_notice
from commission.acts.hearings import call_hearing, comment, note_for_law, propose
from commission.acts.meetings import Place, call_meeting, make_schedule
from commission.acts.members import Guest, invite, take_seat
from commission.acts.notices import post, publish
from commission.acts.outlets import advertise, keep_place
from commission.models import Question
from commission.reports.wordings import wordings
from deadlines import clock
from people.models import User
from people.permissions import LAW_REVIEWERS

HALL = Place("City Hall, 100 Mill Street", contact="201-555-0101")
YEAR = [datetime(2027, month, 10, 19, 0) for month in (2, 5, 8, 11)]  # noqa: DTZ001 local
PDF = b"%PDF-1.4 tear sheet"


def convene(clerk: User) -> dict[str, dict[str, object]]:
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
        contract, said = _propose(clerk)
    return {
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


def _propose(clerk: User):
    """A contract noted by the Law Department, its public meeting called, and what somebody says of it."""
    act_on, until = date(2027, 5, 14), date(2027, 3, 12)
    facts = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "The lease ends."}
    contract = propose(act_on=act_on, by=clerk, **facts)
    reviewer = User.objects.get(groups__name=LAW_REVIEWERS)
    contract = note_for_law(proposal=contract, note="No law requires it.", by=reviewer)
    starts_at = datetime(2027, 3, 10, 18, 0)  # noqa: DTZ001 local
    contract = call_hearing(proposal=contract, starts_at=starts_at, where=HALL, comments_until=until, by=clerk)
    return contract, comment(proposal=contract, text="No, por favor.", language="es")
