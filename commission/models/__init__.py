from commission.models.following import Subscriber
from commission.models.hearings import Comment, ContractProposal
from commission.models.meetings import AgendaItem, Attendance, Meeting, Minutes, Motion, Rescheduling, Schedule, Vote
from commission.models.members import Invitation, Question, Seat
from commission.models.notices import Advertisement, Notice, NoticeText, Posting, PostingPlace
from commission.models.pages import CommissionPage, NoticePage

__all__ = [
    "Advertisement",
    "AgendaItem",
    "Attendance",
    "Comment",
    "CommissionPage",
    "ContractProposal",
    "Invitation",
    "Meeting",
    "Minutes",
    "Motion",
    "Notice",
    "NoticePage",
    "NoticeText",
    "Posting",
    "PostingPlace",
    "Question",
    "Rescheduling",
    "Schedule",
    "Seat",
    "Subscriber",
    "Vote",
]
