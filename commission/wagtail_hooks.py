"""“Commission” in the Wagtail admin: what is due today, meetings, notices, contracts, members, questions, and
where notices go."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from commission.permissions import may_read_the_commission
from commission.views import comments, contracts, meetings, members, minutes, notices, outlets, overview
from deadlines.wagtail_hooks import GuardedViewSet


class CommissionViewSet(GuardedViewSet):
    may_enter = staticmethod(may_read_the_commission)


class TodayViewSet(CommissionViewSet):
    name = "commission_today"
    url_prefix = "commission"
    icon = "table"
    menu_label = _("Today")

    def get_urlpatterns(self):
        return [path("", overview.OverviewView.as_view(), name="index")]


class MeetingsViewSet(CommissionViewSet):
    name = "commission_meetings"
    url_prefix = "commission/meetings"
    icon = "calendar"
    menu_label = _("Meetings")

    def get_urlpatterns(self):
        return [
            path("", meetings.MeetingsView.as_view(), name="index"),
            path("call/", meetings.CallView.as_view(), name="call"),
            path("schedule/", meetings.ScheduleView.as_view(), name="schedule"),
            path("schedule/<int:year>/notice/", meetings.DraftScheduleView.as_view(), name="schedule_notice"),
            path("<int:pk>/", meetings.MeetingView.as_view(), name="meeting"),
            path("<int:pk>/agenda/", meetings.AgendaView.as_view(), name="agenda"),
            path("<int:pk>/move/", meetings.MoveView.as_view(), name="move"),
            path("<int:pk>/details/", meetings.DetailsView.as_view(), name="details"),
            path("<int:pk>/cancel/", meetings.CancelView.as_view(), name="cancel"),
            path("<int:pk>/hold/", meetings.HoldView.as_view(), name="hold"),
            path("<int:pk>/since/", meetings.SinceView.as_view(), name="since"),
            path("<int:pk>/notice/", meetings.DraftNoticeView.as_view(), name="notice"),
            path("<int:pk>/motion/", minutes.MotionView.as_view(), name="motion"),
            path("<int:pk>/minutes/", minutes.MinutesView.as_view(), name="minutes"),
            path("<int:pk>/minutes/approve/", minutes.ApproveView.as_view(), name="approve"),
            path("<int:pk>/statement.pdf", minutes.StatementView.as_view(), name="statement"),
        ]


class NoticesViewSet(CommissionViewSet):
    name = "commission_notices"
    url_prefix = "commission/notices"
    icon = "doc-full"
    menu_label = _("Notices")

    def get_urlpatterns(self):
        return [
            path("", notices.NoticesView.as_view(), name="index"),
            path("<int:pk>/", notices.NoticeView.as_view(), name="notice"),
            path("<int:pk>/subscribers/", notices.SubscribersView.as_view(), name="subscribers"),
            path("<int:pk>/publish/", notices.PublishView.as_view(), name="publish"),
            path("<int:pk>/posted/<int:place>/", notices.PostView.as_view(), name="post"),
            path("proof/<int:posting>/", notices.ProofView.as_view(), name="proof"),
        ]


class ContractsViewSet(CommissionViewSet):
    name = "commission_contracts"
    url_prefix = "commission/contracts"
    icon = "doc-full-inverse"
    menu_label = _("Contracts")

    def get_urlpatterns(self):
        return [
            path("", contracts.ContractsView.as_view(), name="index"),
            path("chain/", contracts.ChainView.as_view(), name="chain"),
            path("propose/", contracts.ProposeView.as_view(), name="propose"),
            path("<int:pk>/", contracts.ContractView.as_view(), name="contract"),
            path("<int:pk>/law/", contracts.LawView.as_view(), name="law"),
            path("<int:pk>/hearing/", contracts.HearingView.as_view(), name="hearing"),
            path("<int:pk>/memo/", contracts.MemoView.as_view(), name="memo"),
            path("<int:pk>/comments/", comments.CommentsView.as_view(), name="comments"),
            path("<int:pk>/comments/new/", comments.TakeInView.as_view(), name="take_in"),
            path("comments/<int:pk>/show/", comments.ShowView.as_view(), name="show"),
            path("comments/<int:pk>/hide/", comments.HideView.as_view(), name="hide"),
        ]


class MembersViewSet(CommissionViewSet):
    name = "commission_members"
    url_prefix = "commission/members"
    icon = "group"
    menu_label = _("Members")

    def get_urlpatterns(self):
        return [
            path("", members.MembersView.as_view(), name="index"),
            path("seat/", members.SeatView.as_view(), name="seat"),
            path("<int:pk>/term/", members.TermView.as_view(), name="end"),
            path("invite/", members.InviteView.as_view(), name="invite"),
            path("invitations/<int:pk>/", members.ReplyView.as_view(), name="reply"),
        ]


class QuestionsViewSet(CommissionViewSet):
    name = "commission_questions"
    url_prefix = "commission/questions"
    icon = "help"
    menu_label = _("Questions")

    def get_urlpatterns(self):
        return [
            path("", members.QuestionsView.as_view(), name="index"),
            path("<int:pk>/", members.AnswerView.as_view(), name="answer"),
        ]


class PlacesViewSet(CommissionViewSet):
    name = "commission_places"
    url_prefix = "commission/places"
    icon = "site"
    menu_label = _("Places for notices")

    def get_urlpatterns(self):
        return [
            path("", outlets.PlacesView.as_view(), name="index"),
            path("new/", outlets.PlaceView.as_view(), name="new"),
            path("<int:pk>/", outlets.PlaceView.as_view(), name="edit"),
        ]


class AdvertisementsViewSet(CommissionViewSet):
    name = "commission_advertisements"
    url_prefix = "commission/advertisements"
    icon = "doc-empty"
    menu_label = _("Advertisements")

    def get_urlpatterns(self):
        return [
            path("", outlets.AdvertisementsView.as_view(), name="index"),
            path("new/", outlets.AdvertiseView.as_view(), name="new"),
            path("<int:pk>/proof/", outlets.AdvertisementProofView.as_view(), name="proof"),
        ]


class CommissionGroup(ViewSetGroup):
    menu_label = _("Commission")
    menu_icon = "group"
    menu_order = 60
    items = (
        TodayViewSet(),
        MeetingsViewSet(),
        NoticesViewSet(),
        ContractsViewSet(),
        MembersViewSet(),
        QuestionsViewSet(),
        PlacesViewSet(),
        AdvertisementsViewSet(),
    )


@hooks.register("register_admin_viewset")
def register_commission():
    return CommissionGroup()
