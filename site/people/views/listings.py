"""People in the admin: agencies, employees, what they do, and who answers for whom."""

from django.db.models import Prefetch, Q
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from deadlines import clock
from people import permissions
from people.forms import EmployeeForm
from people.models import Agency, Delegation, Employee, Employment, JobRole
from people.views import accounts, exports, rosters


class KeptPolicy(ModelPermissionPolicy):
    """People and agencies are never deleted: what was sent to them and signed by them points at them."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class KeptViewSet(ModelViewSet):
    copy_view_enabled = False
    list_per_page = 50

    @property
    def permission_policy(self):
        return KeptPolicy(self.model)


class AgencyIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("head")


class AgencyViewSet(KeptViewSet):
    model = Agency
    name = "agencies"
    icon = "home"
    index_view_class = AgencyIndex
    list_display = ["name", "kind", "binding", "head", BooleanColumn("is_certifying", label=_("certifies"))]
    list_filter = ["kind", "binding", "is_certifying", "has_staff"]
    search_fields = ["name"]
    panels = [
        FieldPanel(name)
        for name in (
            "name",
            "slug",
            "kind",
            "binding",
            "head",
            "email",
            "has_staff",
            "is_certifying",
            "certifying_basis",
        )
    ]


class EmployeeFilters(WagtailFilterSet):
    agency = ModelChoiceFilter(label=_("Agency, today"), queryset=Agency.objects.all(), method="working_in")
    has_email = BooleanFilter(label=_("Has an e-mail address"), field_name="email", lookup_expr="isnull", exclude=True)
    has_account = BooleanFilter(label=_("Has an account"), field_name="user", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Employee
        fields = ["agency", "has_email", "has_account", "language"]

    def working_in(self, employees, name, agency):
        return employees.filter(pk__in=Employment.objects.on(clock.today()).filter(agency=agency).values("employee"))


class EmployeeIndex(IndexView):
    def get_base_queryset(self):
        today = Employment.objects.on(clock.today()).select_related("agency")
        return super().get_base_queryset().prefetch_related(Prefetch("employments", today, to_attr="today"))

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if permissions.may_give_accounts(self.request.user):
            buttons.append(HeaderButton(_("Give accounts"), url=reverse("employees:accounts"), icon_name="key"))
        if permissions.may_see_rosters(self.request.user):
            buttons += [
                HeaderButton(_("Today's roster, CSV"), url=reverse("roster:csv"), icon_name="download"),
                HeaderButton(_("Today's roster, Excel"), url=reverse("roster:xlsx"), icon_name="download"),
            ]
        return buttons


class EmployeeEdit(EditView):
    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if permissions.may_hand_over_password(self.request.user, self.object):
            url = reverse("employees:password_letter", args=[self.object.pk])
            buttons.append(HeaderButton(_("Password letter"), url=url, icon_name="key"))
        return buttons


class EmployeeViewSet(KeptViewSet):
    model = Employee
    name = "employees"
    icon = "user"
    index_view_class = EmployeeIndex
    edit_view_class = EmployeeEdit
    list_display = [
        "__str__",
        "number",
        Column("today", label=_("Agency"), accessor=lambda each: ", ".join(str(job.agency) for job in each.today)),
        "email",
        Column("account", label=_("Account"), accessor=lambda each: _("yes") if each.user_id else _("none")),
    ]
    filterset_class = EmployeeFilters
    search_fields = ["number", "given_name", "family_name", "email"]

    def get_form_class(self, for_update=False):
        return EmployeeForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("accounts/", accounts.GiveAccountsView.as_view(), name="accounts"),
            path("<int:pk>/password-letter/", accounts.PasswordLetterView.as_view(), name="password_letter"),
        ]


class EmploymentIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("employee", "agency", "job_role")


class EmploymentViewSet(KeptViewSet):
    model = Employment
    name = "employments"
    icon = "calendar"
    menu_label = _("Employment")
    index_view_class = EmploymentIndex
    list_display = ["employee", "agency", "job_role", "starts_on", "ends_on"]
    list_filter = {"agency": ["exact"], "starts_on": ["gte"], "ends_on": ["lte"]}
    search_fields = ["employee__number", "employee__given_name", "employee__family_name"]
    ordering = ["-starts_on", "pk"]
    panels = [FieldPanel(name) for name in ("employee", "agency", "job_role", "starts_on", "ends_on")]


class JobRoleViewSet(KeptViewSet):
    model = JobRole
    name = "job_roles"
    icon = "tag"
    list_display = ["name"]
    search_fields = ["name"]
    form_fields = ["name"]


class DelegationIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("agency", "officer")


class DelegationFilters(WagtailFilterSet):
    in_force = BooleanFilter(label=_("In force today"), method="in_force_today")

    class Meta:
        model = Delegation
        fields = ["agency", "in_force"]

    def in_force_today(self, delegations, name, wanted):
        today = Delegation.objects.in_force(clock.today())
        return delegations.filter(Q(pk__in=today)) if wanted else delegations.exclude(pk__in=today)


class DelegationViewSet(KeptViewSet):
    model = Delegation
    name = "delegations"
    icon = "openquote"
    index_view_class = DelegationIndex
    list_display = ["agency", "officer", "starts_on", "ends_on", "authority"]
    filterset_class = DelegationFilters
    search_fields = ["agency__name", "officer__family_name", "officer__number"]
    panels = [FieldPanel(name) for name in ("agency", "officer", "starts_on", "ends_on", "authority")]


class RosterMenuItem(MenuItem):
    def is_shown(self, request):
        return permissions.may_import_rosters(request.user)


class RosterViewSet(ViewSet):
    name = "roster"
    icon = "upload"
    menu_label = _("Take in a roster")
    menu_item_class = RosterMenuItem

    def get_urlpatterns(self):
        return [
            path("", rosters.UploadView.as_view(), name="index"),
            path("<int:pk>/", rosters.PreviewView.as_view(), name="preview"),
            path("<int:pk>/set-aside/", rosters.SetAsideView.as_view(), name="set_aside"),
            path("today.csv", exports.ExportView.as_view(kind="csv"), name="csv"),
            path("today.xlsx", exports.ExportView.as_view(kind="xlsx"), name="xlsx"),
        ]


class PeopleGroup(ViewSetGroup):
    menu_label = _("People")
    menu_icon = "group"
    menu_order = 210
    items = (
        EmployeeViewSet(),
        AgencyViewSet(),
        DelegationViewSet(),
        EmploymentViewSet(),
        JobRoleViewSet(),
        RosterViewSet(),
    )
