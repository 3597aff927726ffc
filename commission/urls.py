"""The commission as the public meets it: its meetings, its notices, what it hears."""

from django.urls import path

from commission.views import asking, feeds, following, hearings, legal, reading

urlpatterns: list = [
    path("commission/", reading.commission, name="commission"),
    path("commission/ask/", asking.ask, name="ask_commission"),
    path("commission/asked/", asking.asked, name="ask_commission_done"),
    path("meetings/", reading.meetings, name="meetings"),
    path("meetings/calendar.ics", feeds.calendar_of_all, name="meetings_ics"),
    path("meetings/feed/", feeds.notices_atom, name="meetings_feed"),
    path("meetings/follow/", following.follow, name="subscribe"),
    path("meetings/follow/asked/", following.asked, name="subscribe_asked"),
    path("meetings/follow/<slug:token>/", following.confirm, name="subscribe_confirm"),
    path("meetings/unfollow/<slug:token>/", following.unfollow, name="unsubscribe"),
    path("meetings/<int:pk>/", reading.meeting, name="meeting"),
    path("meetings/<int:pk>/meeting.ics", feeds.calendar_of_one, name="meeting_ics"),
    path("meetings/<int:pk>/minutes/", reading.minutes, name="minutes"),
    path("legal-notices/", legal.legal, name="legal"),
    path("legal-notices/archive/", legal.archive, name="legal_archive"),
    path("legal-notices/<int:pk>/", legal.notice, name="notice"),
    path("contracts/<int:pk>/", hearings.proposal, name="proposal"),
    path("contracts/<int:pk>/comment/", hearings.comment, name="comment"),
]
