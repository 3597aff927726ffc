"""An officer's desk in one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directives.reports.board import Row
from directives.reports.progress import Parts


def progress(parts: Parts) -> str:
    """“14 of 60 have not signed. 5 are overdue.”"""
    if not parts.asked:
        return _("Nobody is asked to sign any more.")
    if not parts.waiting:
        return _("Everyone who was asked has signed.")
    return _waiting(
        ngettext(
            "%(waiting)s of %(asked)s has not signed.", "%(waiting)s of %(asked)s have not signed.", parts.waiting
        ),
        parts,
    )


def learning(parts: Parts) -> str:
    """“14 of 60 have not passed it yet. 5 are overdue.”"""
    if not parts.asked:
        return _("Nobody is asked for it any more.")
    if not parts.waiting:
        return _("Everyone who was asked has passed it.")
    waiting = ngettext(
        "%(waiting)s of %(asked)s has not passed it yet.",
        "%(waiting)s of %(asked)s have not passed it yet.",
        parts.waiting,
    )
    return _waiting(waiting, parts)


def owing(parts: Parts) -> str:
    """Of everyone an agency employs: “14 of 60 owe something. 5 are overdue.”"""
    if not parts.total:
        return _("Nobody works here today.")
    if not parts.waiting:
        return _("Nobody owes anything.")
    return _waiting(
        ngettext("%(waiting)s of %(asked)s owes something.", "%(waiting)s of %(asked)s owe something.", parts.waiting),
        parts,
    )


def _waiting(said: str, parts: Parts) -> str:
    waiting = said % {"waiting": parts.waiting, "asked": parts.asked}
    if not parts.overdue:
        return _("%(waiting)s Nobody is overdue.") % {"waiting": waiting}
    overdue = ngettext("%(n)s is overdue.", "%(n)s are overdue.", parts.overdue) % {"n": parts.overdue}
    return f"{waiting} {overdue}"


def standing_of(row: Row) -> str:
    """Where the agency's chain stands: the first link that is open, or how far the signing has come."""
    if row.directive:
        return progress(row.parts)
    if row.transmittal is None:
        return _("The clerk has not sent the copy of the order yet.")
    if not row.received.done_on:
        return _("The copy of the order was sent. Nobody has confirmed yet that it came.")
    if not row.agency.has_staff:
        return _("The copy of the order came. This agency has no employees to tell.")
    if not row.notice:
        return _("The employees have not been told about the order yet.")
    return _("The employees have been told. Their written directive has not gone out yet.")
