"""What the coordinator and the clerk fill in for the commission."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from commission.acts.agendas import Details, Item
from commission.acts.meetings import Findings, Place
from commission.models import Invitation, Meeting, Minutes, Motion, PostingPlace, Question, Seat, Vote
from deadlines import clock

# Rows offered under an agenda beside those it has.
MORE_ITEMS = 3


def text(name: str, model=Meeting, *, rows: int = 0, **options) -> forms.CharField:
    """A field for words that go into `name` of the model, with its label and its length."""
    field = model._meta.get_field(name)
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput
    options = {"label": field.verbose_name[0].upper() + field.verbose_name[1:], "required": not field.blank, **options}
    return forms.CharField(max_length=field.max_length, widget=widget, **options)


class MomentForm(forms.Form):
    """A local day and time, as `moment` once it is valid."""

    on = forms.DateField(label=gettext_lazy("Day"), widget=AdminDateInput)
    time = forms.TimeField(label=gettext_lazy("Time, Eastern"), widget=AdminTimeInput, help_text="19:00")

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"])  # noqa: DTZ001 local, on purpose


class DetailsForm(forms.Form):
    """How to take part in a meeting."""

    room = text("room")
    access = text("access", help_text=gettext_lazy("As in “Ramp at Mill Street; bus 7”."))
    dial_in = text("dial_in")
    contact = text("contact")
    ask_by = forms.DateField(label=gettext_lazy("Ask for an interpreter by"), required=False, widget=AdminDateInput)


class PlaceForm(DetailsForm):
    """Where a meeting is and how to take part; `where` once it is valid."""

    place = text("place")
    field_order = ["place"]

    @property
    def where(self) -> Place:
        return Place(**{name: self.cleaned_data[name] for name in PlaceForm.base_fields})


class ScheduleForm(PlaceForm):
    """The year's meetings: a day in each quarter, and two more if there are any, all at one time and place."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    reorganized_on = forms.DateField(
        label=gettext_lazy("Reorganization meeting"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Left empty, the schedule is due by January 10."),
    )
    time = forms.TimeField(label=gettext_lazy("Time, Eastern"), widget=AdminTimeInput, help_text="19:00")
    field_order = ["year", "reorganized_on", "day_1", "day_2", "day_3", "day_4", "day_5", "day_6", "time"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, 7):
            label = _("Day of meeting %(number)s") % {"number": number}
            self.fields[f"day_{number}"] = forms.DateField(label=label, required=number <= 4, widget=AdminDateInput)
        self.order_fields(self.field_order)
        self.initial = {"year": clock.today().year + (clock.today().month > 9), **self.initial}

    @property
    def starts(self) -> list[datetime]:
        given = [self.cleaned_data.get(f"day_{number}") for number in range(1, 7)]
        return [datetime.combine(day, self.cleaned_data["time"]) for day in given if day]  # noqa: DTZ001


class CallForm(MomentForm, PlaceForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[(kind.value, kind.label) for kind in Meeting.Kind if kind != "hearing"]
    )
    takes_action = forms.BooleanField(label=gettext_lazy("Formal action may be taken"), required=False, initial=True)
    matter = text("matter", rows=2, help_text=gettext_lazy("For an emergency meeting only, as the three after it."))
    harm = text("harm", rows=2)
    unforeseen = text("unforeseen", rows=2)
    notice_since = text("notice_since", rows=2)
    field_order = ["kind", "on", "time", "place", "room"]

    @property
    def findings(self) -> Findings:
        names = ("matter", "harm", "unforeseen", "notice_since")
        return Findings(**{name: self.cleaned_data[name] for name in names})


class MoveForm(MomentForm):
    place = text("place")
    room = text("room")
    reason = forms.CharField(label=gettext_lazy("Why it is moved"), max_length=250)


class ChangeForm(DetailsForm):
    """What a notice says besides time and place."""

    takes_action = forms.BooleanField(label=gettext_lazy("Formal action may be taken"), required=False)

    @property
    def details(self) -> Details:
        return Details(**self.cleaned_data)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why it is cancelled"), max_length=250)


class HoldForm(forms.Form):
    """Which members were there."""

    present = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who was there"), queryset=Seat.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        seats = self.fields["present"].queryset = Seat.objects.on(meeting.day)
        if not seats.exists():
            self.fields["present"].help_text = _("Nobody had a seat that day. Seat the members first, under “Members”.")


class AgendaForm(forms.Form):
    """The items in their order, each with a document if it has one; an empty title takes the item away."""

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.stood = list(meeting.agenda.select_related("document"))
        for number in range(1, len(self.stood) + MORE_ITEMS + 1):
            item = self.stood[number - 1] if number <= len(self.stood) else None
            kept = _("Now: %(name)s") % {"name": item.document.title} if item and item.document else ""
            words = _("Item %(number)s") % {"number": number}
            self.fields[f"title_{number}"] = forms.CharField(
                label=words, max_length=250, required=False, initial=item.title if item else ""
            )
            label = _("Document of item %(number)s (PDF)") % {"number": number}
            self.fields[f"file_{number}"] = forms.FileField(label=label, required=False, help_text=kept)

    def items(self) -> list[Item]:
        """The agenda as it was filled in."""
        given = self.cleaned_data
        return [self._item(number, given) for number in range(1, len(self.fields) // 2 + 1)]

    def _item(self, number: int, given: dict) -> Item:
        file = given.get(f"file_{number}")
        stood = self.stood[number - 1] if number <= len(self.stood) else None
        return Item(given[f"title_{number}"], stood and stood.document, file.read() if file else b"")


class SinceForm(forms.Form):
    notice_since = text("notice_since", rows=3)


class MotionForm(forms.Form):
    """A motion, and the vote of each member who was there and has one."""

    text = text("text", Motion, rows=3)
    moved_by = forms.ModelChoiceField(label=gettext_lazy("Moved by"), queryset=Seat.objects.none())
    seconded_by = forms.ModelChoiceField(
        label=gettext_lazy("Seconded by"), queryset=Seat.objects.none(), required=False
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        there = Seat.objects.filter(attendance__meeting=meeting, attendance__was_present=True)
        self.fields["moved_by"].queryset = self.fields["seconded_by"].queryset = there
        self.voters = list(there.filter(votes=True))
        for seat in self.voters:
            label = _("Vote of %(member)s") % {"member": seat.member}
            self.fields[f"vote_{seat.pk}"] = forms.ChoiceField(
                label=label, choices=Vote.Choice, widget=forms.RadioSelect
            )

    def votes(self) -> dict[Seat, str]:
        return {seat: self.cleaned_data[f"vote_{seat.pk}"] for seat in self.voters}


class MinutesForm(forms.Form):
    text = text("text", Minutes, rows=20)


class SeatForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Seat.Kind)
    body = text("body", Seat)
    member = text("member", Seat)
    votes = forms.BooleanField(label=gettext_lazy("Has a vote"), required=False, initial=True)
    starts_on = forms.DateField(label=gettext_lazy("From"), widget=AdminDateInput)
    ends_on = forms.DateField(label=gettext_lazy("To, the last day"), required=False, widget=AdminDateInput)


class TermForm(forms.Form):
    ends_on = forms.DateField(label=gettext_lazy("The last day of the term"), widget=AdminDateInput)


class InviteForm(forms.Form):
    body = text("body", Invitation)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("With one, the invitation goes as a letter."),
    )


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(label=gettext_lazy("Their reply"), choices=Invitation.Reply, widget=forms.RadioSelect)


class AnswerForm(forms.Form):
    answer = text("answer", Question, rows=8, required=True)


class PublishForm(forms.Form):
    """Publishing asks nothing, except why when it is late."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is late"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Only after the last lawful minute. It stays beside the notice."),
    )


class PostForm(MomentForm):
    """When a notice was put in a place, with its proof."""

    proof = forms.FileField(
        label=gettext_lazy("Proof"),
        required=False,
        help_text=gettext_lazy("A photograph, a tear sheet or an affidavit: PDF, JPEG or PNG."),
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=150, required=False)
    reason = forms.CharField(label=gettext_lazy("Why it is late"), max_length=100, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = timezone.localtime(clock.now())
        self.initial = {"on": here.date(), "time": here.time().replace(second=0, microsecond=0), **self.initial}

    @property
    def moment(self) -> datetime:
        return timezone.make_aware(super().moment)


class PostingPlaceForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PostingPlace.Kind)
    name = text("name", PostingPlace, help_text=gettext_lazy("As in “Bulletin board, City Hall lobby”."))
    is_official = forms.BooleanField(label=gettext_lazy("The official newspaper"), required=False)
    is_used = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)


class AdvertisementForm(forms.Form):
    advertised_on = forms.DateField(label=gettext_lazy("It appeared on"), widget=AdminDateInput)
    outlet = forms.CharField(label=gettext_lazy("In which news publication"), max_length=160)
    proof = forms.FileField(label=gettext_lazy("Proof"), required=False, help_text=gettext_lazy("PDF, JPEG or PNG."))
