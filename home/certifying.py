"""What the clerk's first lines say of the certifying agencies and their officials."""

from django.utils.translation import ngettext

from directives.reports.todo import Sentence
from training.reports.officials import Certifying


def sentences(places: list[Certifying]) -> list[Sentence]:
    """“2 certifying agencies have no trained official today.”"""
    unready = tuple(each.agency.name for each in places if each.is_unready)
    ending = [official for each in places for official in each.officials if official.warnings]
    found = []
    if unready:
        said = ngettext(
            "%(count)s certifying agency has no trained official today.",
            "%(count)s certifying agencies have no trained official today.",
            len(unready),
        )
        found.append(Sentence(said % {"count": len(unready)}, "overdue", unready))
    if ending:
        said = ngettext(
            "The training of %(count)s certifying official ends within 60 days.",
            "The training of %(count)s certifying officials ends within 60 days.",
            len(ending),
        )
        agencies = dict.fromkeys(each.designation.agency.name for each in ending)
        found.append(Sentence(said % {"count": len(ending)}, "due", tuple(agencies)))
    return found
