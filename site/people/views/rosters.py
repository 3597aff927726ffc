"""Taking in a roster: the file, what it would change, and the word to go ahead."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages

from deadlines import clock
from people import permissions
from people.acts.roster import plan_roster
from people.acts.uploads import confirm_upload, keep_upload, set_aside_upload
from people.forms import ConfirmForm, UploadForm
from people.models import RosterImport, RosterUpload
from people.roster import preview, words
from people.roster.refusals import SHOWN, RosterRefused
from people.views.guarded import GuardedPage

# Imports listed under the form.
LATEST = 20


class UploadView(GuardedPage, FormView):
    page_title = _("Take in a roster")
    header_icon = "upload"
    template_name = "people/admin/upload.html"
    form_class = UploadForm

    def get_initial(self):
        return {"as_of": clock.today()}

    def form_valid(self, form):
        file, as_of = form.cleaned_data["file"], form.cleaned_data["as_of"]
        try:
            upload = keep_upload(content=file.read(), name=file.name, as_of=as_of, by=self.request.user)
        except RosterRefused as refused:
            context = self.get_context_data(form=form, name=file.name, **_refused(refused))
            return self.render_to_response(context, status=422)
        return redirect("roster:preview", upload.pk)

    def get_context_data(self, **kwargs):
        kwargs = super().get_context_data(**kwargs)
        waiting = RosterUpload.objects.waiting(clock.now()).defer("content").select_related("uploaded_by__employee")
        return {
            **kwargs,
            "media": kwargs["form"].media,
            "waiting": [each for each in waiting if permissions.may_open_upload(self.request.user, each)],
            "imports": RosterImport.objects.select_related("imported_by__employee")[:LATEST],
        }


class UploadPage(GuardedPage):
    """A page about one waiting file. Somebody else's, and one no longer kept, is not there (404)."""

    @cached_property
    def upload(self) -> RosterUpload:
        upload = RosterUpload.objects.waiting(clock.now()).filter(pk=self.kwargs["pk"]).first()
        if upload is None or not permissions.may_open_upload(self.request.user, upload):
            raise Http404
        return upload


class PreviewView(UploadPage, FormView):
    page_title = _("Look before it is taken in")
    header_icon = "view"
    template_name = "people/admin/preview.html"
    form_class = ConfirmForm
    success_url = reverse_lazy("roster:index")

    def get_breadcrumbs_items(self):
        first = {"url": reverse("roster:index"), "label": UploadView.page_title}
        return [*self.breadcrumbs_items, first, {"url": "", "label": self.upload.name}]

    @cached_property
    def plan(self):
        return plan_roster(content=bytes(self.upload.content), as_of=self.upload.as_of)

    def dispatch(self, request, *args, **kwargs):
        if not self.test_func():
            return self.handle_no_permission()
        try:
            return super().dispatch(request, *args, **kwargs)
        except RosterRefused as refused:
            return self.render_to_response(self._furniture(**_refused(refused)), status=422)

    def get_form_kwargs(self):
        initial = {"fingerprint": self.plan.fingerprint}
        return {**super().get_form_kwargs(), "initial": initial, "asks_twice": bool(self.plan.exoduses)}

    def form_valid(self, form):
        fingerprint = form.cleaned_data["fingerprint"]
        outcome = confirm_upload(upload=self.upload, fingerprint=fingerprint, by=self.request.user)
        messages.success(self.request, preview.headline(outcome.plan))
        for each in outcome.plan.gaps:
            messages.warning(self.request, preview.gap(each))
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        plan = self.plan
        return super().get_context_data(
            upload=self.upload,
            plan=plan,
            headline=preview.headline(plan),
            alarms=[preview.alarm(each) for each in plan.exoduses],
            gaps=[preview.gap(each) for each in plan.gaps],
            tables=[(heading, rows[: preview.SHOWN], len(rows)) for heading, rows in preview.tables(plan) if rows],
            shown=preview.SHOWN,
            **kwargs,
        )

    def _furniture(self, **kwargs):
        """The page without a plan: the file can no longer be taken in as it is."""
        return super(FormView, self).get_context_data(form=None, upload=self.upload, **kwargs)


class SetAsideView(UploadPage, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        name = self.upload.name
        set_aside_upload(upload=self.upload, by=request.user)
        messages.success(request, gettext("%(name)s was set aside. Nothing changed.") % {"name": name})
        return redirect("roster:index")


def _refused(refused: RosterRefused) -> dict:
    shown = [(words.place(each), words.what(each)) for each in refused.refusals[:SHOWN]]
    return {"refusals": shown, "refusals_count": len(refused.refusals)}
