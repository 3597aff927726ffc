"""“Assignments” in the Wagtail admin: who must pass what, said before it is done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView

from deadlines import clock
from deadlines.views import AdminView
from directives.refusal import Refusal
from training import permissions
from training.acts.enrollments import assign, end_assignment
from training.assigning import AssignForm
from training.models import Assignment, ModulePage
from training.reports.assignments import asked, owed_under
from training.reports.audience import preview


class AssignmentsView(AdminView, TemplateView):
    page_title = gettext_lazy("Who must pass what")
    header_icon = "group"
    template_name = "training/admin/assignments.html"
    may_enter = staticmethod(permissions.may_read_assignments)

    def get_context_data(self, **kwargs):
        may_act = permissions.may_assign(self.request.user)
        return super().get_context_data(modules=asked(today=clock.today()), may_act=may_act, **kwargs)


class AssignView(AdminView, FormView):
    """The form; then what it would do, above the same form; then it is done."""

    page_title = gettext_lazy("Assign a module")
    header_icon = "group"
    template_name = "training/admin/assign.html"
    form_class = AssignForm
    may_enter = staticmethod(permissions.may_assign)

    def form_valid(self, form):
        whom, module = form.whom, form.cleaned_data["module"]
        seen = preview(module, whom, today=clock.today())
        if "is_sure" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, preview=seen, module=module))
        try:
            assign(
                module=module,
                is_for_everyone=whom.is_for_everyone,
                agencies=whom.agencies,
                job_roles=whom.job_roles,
                people=whom.people,
                by=self.request.user,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _said(module, seen.enrolled))
        return redirect("training_assignments:index")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media}


class EndView(AdminView, TemplateView):
    """Says what ending an assignment means; ends it on POST."""

    page_title = gettext_lazy("End an assignment")
    header_icon = "group"
    template_name = "training/admin/end_assignment.html"
    may_enter = staticmethod(permissions.may_assign)

    def get_context_data(self, pk, **kwargs):
        assignment = get_object_or_404(Assignment.objects.select_related("module"), pk=pk)
        return super().get_context_data(assignment=assignment, owed=owed_under(assignment), **kwargs)

    def post(self, request, pk):
        assignment = get_object_or_404(Assignment.objects.select_related("module"), pk=pk)
        end_assignment(assignment=assignment, by=request.user)
        said = _("The assignment of %(module)s has ended. What was owed already stays owed.")
        messages.success(request, said % {"module": assignment.module})
        return redirect("training_assignments:index")


def _said(module: ModulePage, people: int) -> str:
    return ngettext(
        "%(module)s is assigned: %(people)s person enrolled. Whoever joins them is enrolled the next morning.",
        "%(module)s is assigned: %(people)s people enrolled. Whoever joins them is enrolled the next morning.",
        people,
    ) % {"module": module, "people": people}
