"""The next morning in the Wagtail admin: looked at beforehand, paused with a reason, run now.

A look at it does everything and takes it back, so it is a POST; nothing of it is kept.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.widgets import AdminDateInput

from deadlines import clock
from deadlines.views import AdminView
from directives.refusal import Refusal
from home import morning
from home.acts import pauses
from home.models import Pause
from home.permissions import may_run_the_year
from home.reports.tomorrow import read


class PauseForm(forms.Form):
    starts_on = forms.DateField(
        label=gettext_lazy("The first morning that does nothing"),
        widget=AdminDateInput,
        error_messages={
            "required": gettext_lazy("Say from which day, as in 2027-03-15."),
            "invalid": gettext_lazy("Write a day as in 2027-03-15."),
        },
    )
    ends_on = forms.DateField(
        label=gettext_lazy("The last one"),
        help_text=gettext_lazy("Left empty, until you lift it."),
        required=False,
        widget=AdminDateInput,
        error_messages={"invalid": gettext_lazy("Write a day as in 2027-03-15, or leave it empty.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=250,
        help_text=gettext_lazy("Everybody who opens the board reads it."),
        error_messages={"required": gettext_lazy("Say why. Whoever asks later why nothing went out will read it.")},
    )


# What each step of a morning counts, in words.
COUNTED = {
    "leaves.moved": gettext_lazy("days to sign moved past a leave"),
    "directives.left": gettext_lazy("texts no longer asked of people who left"),
    "directives.joined": gettext_lazy("texts asked of new people"),
    "directives.sent_again": gettext_lazy("yearly sendings"),
    "directives.reminded": gettext_lazy("people reminded to sign"),
    "directives.officers_told": gettext_lazy("letters to officers about late people"),
    "directives.escalated": gettext_lazy("late signatures told to heads and the clerk"),
    "training.left": gettext_lazy("modules no longer asked of people who left"),
    "training.moved": gettext_lazy("modules no longer asked of people who moved"),
    "training.joined": gettext_lazy("modules asked of new people"),
    "training.renewed": gettext_lazy("modules asked for again"),
    "officials.ended": gettext_lazy("designations ended"),
    "officials.warned": gettext_lazy("warnings that training ends"),
}


class MorningPage(AdminView, TemplateView):
    page_title = gettext_lazy("The next morning")
    header_icon = "mail"
    template_name = "home/tomorrow/tomorrow.html"
    may_enter = staticmethod(may_run_the_year)
    # What is shown below the first lines: a look at a morning, and whether it asks to be run.
    seen: morning.Morning | None = None
    asks_to_run = False

    @cached_property
    def form(self) -> PauseForm:
        return PauseForm(initial={"starts_on": morning.next_morning(clock.now())})

    def get_context_data(self, **kwargs):
        today = clock.today()
        return super().get_context_data(
            on=morning.next_morning(clock.now()),
            at=morning.AT,
            in_force=Pause.objects.on(today).first(),
            standing=Pause.objects.standing(today).select_related("paused_by__employee").first(),
            form=self.form,
            media=self.form.media,
            seen=self.seen,
            counts=_counts(self.seen) if self.seen else [],
            asks_to_run=self.asks_to_run,
            **kwargs,
        )

    def show(self, status: int = 200):
        return self.render_to_response(self.get_context_data(), status=status)


class TomorrowView(MorningPage):
    """What the next morning will do; on POST, a look at it: whom it would write to and why."""

    def post(self, request):
        on = morning.next_morning(clock.now())
        self.seen = morning.preview(on=on, beyond_the_pause=True, read=read)
        return self.show()


class RunView(MorningPage):
    """Says what a morning run now would do; does it once that is confirmed."""

    http_method_names = ["post", "options"]

    def post(self, request):
        if "confirmed" not in request.POST:
            self.seen, self.asks_to_run = morning.preview(read=read), True
            return self.show()
        done = morning.run()
        _say(request, done)
        return redirect("tomorrow:index")


class PauseView(MorningPage):
    http_method_names = ["post", "options"]

    def post(self, request):
        self.form = PauseForm(request.POST)
        if self.form.is_valid():
            try:
                pauses.pause(**self.form.cleaned_data, by=request.user)
            except Refusal as refusal:
                self.form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The year is paused. Letters that are owed already still go out."))
                return redirect("tomorrow:index")
        return self.show(status=422)


class LiftView(MorningPage):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        pauses.lift(pause=get_object_or_404(Pause, pk=pk), by=request.user)
        messages.success(request, _("The pause is lifted. The next morning makes up what was missed."))
        return redirect("tomorrow:index")


def _counts(seen: morning.Morning) -> list[tuple[int, str]]:
    """What each step counted, in words; an unknown step by its name."""
    return [(count, str(COUNTED.get(what, what))) for what, count in seen.done.items()]


def _say(request, done: morning.Morning) -> None:
    if done.paused:
        messages.error(request, _("The year is paused: nothing was done. Lift the pause first."))
    elif not any(done.done.values()):
        messages.success(request, _("Nothing was left to do: this morning has run already."))
    else:
        letters = len(done.letters)
        owed = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", letters) % {"n": letters}
        messages.success(request, _("The morning has run. %(owed)s") % {"owed": owed})
    if done.failed:
        steps = ", ".join(done.failed)
        messages.error(request, _("These steps failed, and the others were done: %(steps)s.") % {"steps": steps})
