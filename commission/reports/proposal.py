"""A proposed contract as the public reads it: public from the day its meeting is called. Nothing here writes."""

from dataclasses import dataclass

from commission.models import AgendaItem, Comment, ContractProposal, Meeting, Notice, NoticeText, Posting, PostingPlace
from commission.reports.public import agenda, titled, with_notices
from languages.names import Language
from languages.reports import Row, table


@dataclass(frozen=True)
class Reading:
    """`languages` are those most spoken in the city, which its notice is owed in; `newspapers` where it stood."""

    meeting: Meeting
    documents: list[AgendaItem]
    notices: list[tuple[Notice, NoticeText, list[Language]]]
    newspapers: list[Posting]
    languages: list[Row]
    comments: list[Comment]
    received: int


def public_proposal(pk: int) -> ContractProposal | None:
    """The proposal whose meeting is called or was; None for any other. One query."""
    return ContractProposal.objects.filter(pk=pk, hearing__isnull=False).select_related("hearing").first()


def reading(proposal: ContractProposal, *, screen: str) -> Reading:
    """With titles in the language of the screen. Nine queries, for any number of comments and notices."""
    meeting = with_notices(Meeting.objects.filter(pk=proposal.hearing_id)).prefetch_related("published_notices__texts")
    found = meeting.get()
    papers = Posting.objects.filter(notice__in=found.published_notices, place__kind=PostingPlace.Kind.NEWSPAPER)
    return Reading(
        meeting=found,
        documents=[item for item in agenda(found) if item.document],
        notices=titled(found.published_notices, screen),
        newspapers=list(papers.select_related("place")),
        languages=[row for row in table().rows if row.is_most_spoken],
        comments=list(proposal.comments.shown()),
        received=proposal.comments.count(),
    )
