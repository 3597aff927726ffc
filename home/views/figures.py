"""What a percentage is made of, down to the people: of a sending, or of a module in an agency."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from deadlines.dates import long_day
from directives import said as texts
from directives.reports.figures import Figures, Part, figures
from directives.standing import Standing
from home.permissions import agency_or_404, module_or_404, sending_or_404
from home.views.agency import way_back
from home.views.exports import as_file
from people.models import Agency
from training import said as training
from training.reports.modules import asked_of, modules


@dataclass(frozen=True)
class Subject:
    """What the figures are about: its name, its list of people, and the words of this house for them."""

    agency: Agency
    title: str
    address: str
    words: Mapping[Standing, object]
    done: str
    listed: str
    found: Figures

    @property
    def lede(self) -> str:
        parts = self.found.parts
        if not parts.asked:
            return _("Nobody on the list is asked any more.")
        return self.done % {"percent": parts.percent_done, "done": parts.done, "asked": parts.asked}

    def word(self, part: Part) -> str:
        return str(self.words[part.standing])

    def rows(self, parts: list[Part]) -> list[dict]:
        """Each part with its words, its look and the way to its people."""
        return [
            {
                "part": part,
                "word": self.word(part),
                "state": texts.STATE[part.standing],
                "url": f"{self.address}?standing={part.standing}",
            }
            for part in parts
        ]


@login_required
@never_cache
@require_safe
def of_sending(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _sending(request, slug, pk))


@login_required
@never_cache
@require_safe
def of_module(request: HttpRequest, slug: str, module: str) -> HttpResponse:
    return _page(request, _module(request, slug, module))


@login_required
@never_cache
@require_safe
def of_sending_as_file(request: HttpRequest, slug: str, pk: int, form: str) -> HttpResponseBase:
    return _file(_sending(request, slug, pk), form, name=f"{slug}-{pk}-figures")


@login_required
@never_cache
@require_safe
def of_module_as_file(request: HttpRequest, slug: str, module: str, form: str) -> HttpResponseBase:
    return _file(_module(request, slug, module), form, name=f"{slug}-{module}-figures")


addresses = [
    path("agency/<slug:slug>/sendings/<int:pk>/figures/", of_sending, name="sending_figures"),
    path("agency/<slug:slug>/sendings/<int:pk>/figures.<str:form>", of_sending_as_file, name="sending_figures_export"),
    path("agency/<slug:slug>/training/<slug:module>/figures/", of_module, name="training_figures"),
    path(
        "agency/<slug:slug>/training/<slug:module>/figures.<str:form>",
        of_module_as_file,
        name="training_figures_export",
    ),
]


def _sending(request: HttpRequest, slug: str, pk: int) -> Subject:
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    return Subject(
        agency=agency,
        title=sending.edition.title,
        address=reverse("sending", args=[agency.slug, sending.pk]),
        words=texts.WORD,
        done=_("%(percent)s percent have signed: %(done)s of %(asked)s."),
        listed=_("On the list, which is the roster of %(day)s") % {"day": long_day(sending.roster_on)},
        found=figures(sending.deliveries.all(), today=clock.today()),
    )


def _module(request: HttpRequest, slug: str, module: str) -> Subject:
    today: date = clock.today()
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    return Subject(
        agency=agency,
        title=str(modules(language=get_language() or "")[page.pk]),
        address=reverse("agency_training", args=[agency.slug, page.slug]),
        words=training.WORD,
        done=_("%(percent)s percent have passed it: %(done)s of %(asked)s."),
        listed=_("Asked of those who work here, by the roster of %(day)s") % {"day": long_day(today)},
        found=figures(asked_of(agency, today=today).filter(module=page), today=today),
    )


def _page(request: HttpRequest, subject: Subject) -> HttpResponse:
    crumbs = [(reverse("agency", args=[subject.agency.slug]), subject.agency.name), (subject.address, subject.title)]
    context = {
        "subject": subject,
        "parts": subject.found.parts,
        "counted": subject.rows(subject.found.counted),
        "left_out": subject.rows(subject.found.left_out),
        "today": clock.today(),
        "crumbs": [*way_back(request), *crumbs],
    }
    return render(request, "home/figures.html", context)


def _file(subject: Subject, form: str, *, name: str) -> HttpResponseBase:
    headers = [_("Standing"), _("Counts in the percentage"), _("Reason"), _("People"), _("As of")]
    return as_file(form, name=name, title=subject.title, headers=headers, rows=_lines(subject))


def _lines(subject: Subject) -> Iterator[list]:
    """A line for each reason of each part: they add up to everyone on the list."""
    for parts, counts in ((subject.found.counted, _("yes")), (subject.found.left_out, _("no"))):
        for part in parts:
            unsaid = part.count - part.others - sum(people for _reason, people in part.reasons)
            lines = [*part.reasons, (_("Other reasons"), part.others), ("", unsaid)]
            for reason, people in lines:
                if people:
                    yield [subject.word(part), counts, reason or None, people, clock.today()]
