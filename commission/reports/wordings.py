"""The words of a notice in each language, and where each language stands."""

from commission.laying_out import lay_out
from commission.models import Notice
from languages.gate import State

Wording = tuple[str, list]


def wordings(notice: Notice) -> tuple[dict[str, Wording], dict[str, State]]:
    """Title and body by language, the governing one first; and the state of each language it is owed in.

    For now the governing language alone: the language gate takes this place.
    """
    words = [{block["type"]: block["value"]} for block in notice.page.body.raw_data]
    return {"en": lay_out(notice.page.facts, words, "en")}, {"en": State.APPROVED}
