"""What a standing is called where texts stand beside training, and where it is the most pressing of many."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives import said as texts
from directives.reports.progress import Parts
from directives.standing import Standing
from home.reports.asked import OWES_NOTHING, PRESSING, Column
from training import said as training

OWING = {**texts.WORD, OWES_NOTHING: gettext_lazy("Owe nothing")}


def words_of(column: Column | None) -> Mapping[Standing, object]:
    """The words of each standing with a text or a module; of everything a person is asked."""
    if column is None:
        return OWING
    return training.WORD if column.module else texts.WORD


def word(column: Column, standing: Standing, days_over: int = 0) -> str:
    """The words of one cell: its date stands below it, so what is in time needs none."""
    if standing == Standing.ON_TIME:
        return _("Passed") if column.module else _("Signed")
    return (training if column.module else texts).word(standing, days_over)


def standings_of(column: Column | None) -> dict[str, object]:
    """The words of the filters."""
    everybody, waiting = (_("Everybody asked"), _("Owe it")) if column else (_("Everybody"), _("Owe something"))
    return {"": everybody, "waiting": waiting, **words_of(column)}


def owing_parts(parts: Parts) -> list[dict]:
    """What `{% bar %}` draws of the people of an agency, whoever owes nothing first."""
    return [
        {"state": texts.STATE[each], "word": OWING[each], "count": parts[each]}
        for each in reversed(PRESSING)
        if parts[each]
    ]
