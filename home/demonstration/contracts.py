"""One proposed contract in its sixty-day chain: noted by the Law Department, its public meeting called, comments in."""

from dataclasses import replace
from datetime import date, datetime

from commission.acts.agendas import Item, set_agenda
from commission.acts.hearings import call_hearing, comment, hide, note_for_law, propose, show
from commission.acts.meetings import Place
from commission.models import ContractProposal
from deadlines import clock
from people.models import User

WHY = (
    "Wickham County leases ten cells of the old police station from the city. The lease ends on June 30, 2027, and the "
    "county asks to renew it so that it may hold people for federal immigration authorities."
)
NOTE = (
    "No law, regulation or court order requires the city to renew this lease. Section 2.B of the order and P.L.2021, "
    "c.199 prohibit it. We advise against it."
)
ACT_ON, STARTS_AT, COMMENTS_UNTIL = date(2027, 5, 14), datetime(2027, 2, 24, 18, 30), date(2027, 3, 12)
AGENDA = ["The proposed lease: what it says and what the order says", "Public comment"]
IN_SPANISH = "No renueven el contrato. Mi vecino dejó de llamar a la policía por miedo."
IN_ARABIC = "نرجو ألا تجدد المدينة هذا العقد. نريد أن يشعر أولادنا بالأمان في المدرسة."
A_LETTER = "I have lived on Mill Street for forty years. I ask the city to let the lease end."
NOT_READ_YET = "The county pays rent for those cells. Please say in public what it pays, and what the city would lose."
PRIVATE = "My landlord at 12 Canal Street should be sent away, his name is known."
WHY_HIDDEN = "It points at a private person and says nothing of the contract."


def tell(*, where: Place, coordinator: User, clerk: User, law: User) -> None:
    with clock.held("2026-11-16T11:00"):
        facts = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": WHY}
        contract = propose(act_on=ACT_ON, by=clerk, **facts)
    with clock.held("2026-11-24T15:00"):
        contract = note_for_law(proposal=contract, note=NOTE, by=law)
    with clock.held("2026-12-02T10:00"):
        place = replace(where, ask_by=date(2027, 2, 19))
        contract = call_hearing(
            proposal=contract, starts_at=STARTS_AT, where=place, comments_until=COMMENTS_UNTIL, by=clerk
        )
        set_agenda(meeting=contract.hearing, items=[Item(title) for title in AGENDA], by=coordinator)
    _comment(contract, coordinator)


def _comment(contract: ContractProposal, coordinator: User) -> None:
    """Some shown, one hidden, one that nobody has read yet."""
    with clock.held("2026-12-04T19:20"):
        said = [comment(proposal=contract, text=IN_SPANISH, language="es", name="Rosa L.")]
    with clock.held("2026-12-07T21:05"):
        said.append(comment(proposal=contract, text=IN_ARABIC, language="ar"))
        rude = comment(proposal=contract, text=PRIVATE, language="en")
    with clock.held("2026-12-09T09:40"):
        letter = {"way": "mail", "received_on": date(2026, 12, 8), "by": coordinator}
        said.append(comment(proposal=contract, text=A_LETTER, language="en", name="Walter Nowak", **letter))
    with clock.held("2026-12-09T10:15"):
        for each in said:
            show(comment=each, by=coordinator)
        hide(comment=rude, reason=WHY_HIDDEN, by=coordinator)
    with clock.held("2026-12-13T16:45"):
        comment(proposal=contract, text=NOT_READ_YET, language="en", name="J. Park")
