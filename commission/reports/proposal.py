"""A proposed contract as the public reads it: public from the day its meeting is called. Nothing here writes."""

from dataclasses import dataclass

from commission.models import AgendaItem, Comment, ContractProposal, Meeting, Posting, PostingPlace
from commission.reports.public import Listed, agenda, notices_of
from languages.reports import Row, table


@dataclass(frozen=True)
class Reading:
    """`languages` are those most spoken in the city, which its notice is owed in; `newspapers` where it stood."""

    meeting: Meeting
    documents: list[AgendaItem]
    notices: list[Listed]
    newspapers: list[Posting]
    languages: list[Row]
    comments: list[Comment]
    received: int


def public_proposal(pk: int) -> ContractProposal | None:
    """The proposal whose meeting is called or was; None for any other. One query."""
    return ContractProposal.objects.filter(pk=pk, hearing__isnull=False).select_related("hearing").first()


def reading(proposal: ContractProposal, *, screen: str) -> Reading:
    """With titles in the language of the screen. Nine queries, for any number of comments and notices."""
    found = Meeting.objects.with_changes().get(pk=proposal.hearing_id)
    papers = Posting.objects.filter(notice__meeting=found, place__kind=PostingPlace.Kind.NEWSPAPER)
    return Reading(
        meeting=found,
        documents=[item for item in agenda(found) if item.document],
        notices=notices_of(found, screen),
        newspapers=list(papers.select_related("place")),
        languages=[row for row in table().rows if row.is_most_spoken],
        comments=list(proposal.comments.shown()),
        received=proposal.comments.count(),
    )
