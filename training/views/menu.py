"""“Training” in the Wagtail admin's menu: each item for whoever its first page lets in."""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.viewsets.base import ViewSetGroup

from deadlines.views import AdminView
from deadlines.wagtail_hooks import GuardedViewSet
from training import permissions
from training.models import TrainingIndexPage
from training.views.analysing import AnalysisFile, AnalysisView
from training.views.assignments import AssignmentsView, AssignView, EndView
from training.views.pool import PoolView, QuestionView
from training.views.register import CertificateViewSet, OfficialViewSet


class ToTheShelf(AdminView, View):
    """The modules and their lessons are pages, among Wagtail's own."""

    may_enter = staticmethod(permissions.may_review_questions)

    def get(self, request):
        shelf = TrainingIndexPage.objects.order_by("pk").first()
        return redirect("wagtailadmin_explore", shelf.pk) if shelf else redirect("wagtailadmin_explore_root")


class ModulesViewSet(GuardedViewSet):
    name = "training_modules"
    icon = "doc-full"
    menu_label = _("Modules and lessons")
    may_enter = staticmethod(permissions.may_review_questions)

    def get_urlpatterns(self):
        return [path("", ToTheShelf.as_view(), name="index")]


class AssignmentsViewSet(GuardedViewSet):
    name = "training_assignments"
    icon = "group"
    menu_label = _("Who must pass what")
    may_enter = staticmethod(permissions.may_read_assignments)

    def get_urlpatterns(self):
        return [
            path("", AssignmentsView.as_view(), name="index"),
            path("new/", AssignView.as_view(), name="new"),
            path("end/<int:pk>/", EndView.as_view(), name="end"),
        ]


class QuestionsViewSet(GuardedViewSet):
    name = "training_questions"
    icon = "help"
    menu_label = _("Questions")
    may_enter = staticmethod(permissions.may_read_questions)

    def get_urlpatterns(self):
        return [
            path("", PoolView.as_view(), name="index"),
            path("<int:pk>/", QuestionView.as_view(), name="question"),
        ]


class AnalysisViewSet(GuardedViewSet):
    name = "training_analysis"
    icon = "view"
    menu_label = _("Item analysis")
    may_enter = staticmethod(permissions.may_read_the_analysis)

    def get_urlpatterns(self):
        return [
            path("", AnalysisView.as_view(), name="index"),
            path("figures.<str:form>", AnalysisFile.as_view(), name="file"),
        ]


class TrainingGroup(ViewSetGroup):
    menu_label = _("Training")
    menu_icon = "glasses"
    menu_order = 250
    items = (
        ModulesViewSet(),
        AssignmentsViewSet(),
        QuestionsViewSet(),
        AnalysisViewSet(),
        CertificateViewSet(),
        OfficialViewSet(),
    )
