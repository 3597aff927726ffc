"""The commission as the public meets it: its meetings, its notices, what it hears."""

from django.urls import path

from commission.views import asking, feeds, following, hearings, meetings, notices

urlpatterns: list = [
    path("commission/", meetings.commission, name="commission"),
    path("commission/ask/", asking.ask, name="ask_commission"),
    path("commission/asked/", asking.asked, name="ask_commission_done"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/calendar.ics", feeds.calendar_of_all, name="meetings_ics"),
    path("meetings/feed/", feeds.NoticesAtom(), name="meetings_feed"),
    path("meetings/follow/", following.follow, name="subscribe"),
    path("meetings/follow/asked/", following.asked, name="subscribe_asked"),
    path("meetings/follow/<str:token>/", following.confirm, name="subscribe_confirm"),
    path("meetings/unfollow/<str:token>/", following.unfollow, name="unsubscribe"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/meeting.ics", feeds.calendar_of_one, name="meeting_ics"),
    path("meetings/<int:pk>/minutes/", meetings.minutes, name="minutes"),
    path("legal-notices/", notices.legal, name="legal"),
    path("legal-notices/archive/", notices.archive, name="legal_archive"),
    path("legal-notices/<int:pk>/", notices.notice, name="notice"),
    path("contracts/<int:pk>/", hearings.proposal, name="proposal"),
    path("contracts/<int:pk>/comment/", hearings.comment, name="comment"),
]
