"""Refusals and changes in sentences, for the people who have to mend the file."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from people.roster.refusals import SHOWN, Refusal

SENTENCES = {
    # The file
    "file_too_big": gettext_lazy("The file is larger than %(limit)s MB. Leave out what is not the roster."),
    "empty": gettext_lazy("The file is empty. A roster has a row of headers and a row for each person."),
    "no_rows": gettext_lazy("The file has headers and nobody under them."),
    "old_workbook": gettext_lazy(
        "This is an old Office file (.xls). Save it as an Excel workbook (.xlsx) or as CSV UTF-8."
    ),
    "encrypted": gettext_lazy("The file is locked with a password. Save it without one."),
    "not_a_table": gettext_lazy("This is not a table. Save the roster as CSV or as an Excel workbook (.xlsx)."),
    "not_a_workbook": gettext_lazy("This archive is not an Excel workbook (.xlsx). Save the roster as one, or as CSV."),
    "broken_workbook": gettext_lazy("The workbook is damaged. Open it in a spreadsheet and save it again as .xlsx."),
    "bomb": gettext_lazy(
        "The workbook unpacks to far more than a roster holds (at most %(limit)s MB). Copy the rows into a new one."
    ),
    "many_sheets": gettext_lazy("The workbook has rows on several sheets (%(sheets)s). Put the roster on one."),
    "too_many_rows": gettext_lazy("The file has more than %(limit)s rows. Send the agencies in several files."),
    "rows_too_far": gettext_lazy(
        "The sheet goes on below row %(limit)s. Delete every row under the roster and save it again."
    ),
    "too_many_columns": gettext_lazy("There are cells beyond the first %(limit)s columns."),
    "letters_unknown": gettext_lazy(
        "The letters of this file cannot be told: it is in no usual encoding. Save it as CSV UTF-8 or as .xlsx."
    ),
    "broken_row": gettext_lazy("A quotation mark opens or closes in the wrong place here."),
    # The headers
    "header_unknown": gettext_lazy("“%(header)s” is not a column of a roster.%(near)s"),
    "header_twice": gettext_lazy("“%(header)s” is there a second time: column %(first)s has it."),
    "header_missing": gettext_lazy("There is no column “%(title)s”. Add it to the headers."),
    "cell_without_header": gettext_lazy("There is something beyond the last header."),
    # The cells
    "empty_cell": gettext_lazy("The cell is empty. Everyone has one."),
    "formula": gettext_lazy("“%(found)s” is a formula, or would be read as one. Write the value itself."),
    "not_words": gettext_lazy("“%(found)s” is not text. Write it as text."),
    "control_character": gettext_lazy(
        "There is a character here that cannot be seen (%(found)s). Type the text again."
    ),
    "too_long": gettext_lazy("The text has %(found)s characters. At most %(longest)s are kept."),
    "number_letters": gettext_lazy(
        "“%(found)s” cannot be an employee number: use letters, digits, dots, hyphens and underscores, no spaces."
    ),
    "name_letters": gettext_lazy("“%(found)s” has no letter in it. Write a name."),
    "email_form": gettext_lazy("“%(found)s” is not an e-mail address. Write one like ana@city.example, or nothing."),
    "agency_unknown": gettext_lazy("There is no agency “%(found)s”.%(near)s"),
    "date_form": gettext_lazy("“%(found)s” is not a date. Write it like 2026-09-14 or 9/14/2026."),
    "date_not_in_calendar": gettext_lazy("“%(found)s” is on no calendar. Look at the day and the month."),
    "date_far": gettext_lazy("%(found)s is not between %(earliest)s and %(latest)s."),
    "ends_before_start": gettext_lazy("The last day, %(found)s, is before the start, %(starts_on)s."),
    "language_unknown": gettext_lazy("“%(found)s” is not a language offered here. Write its English name or its tag."),
    # Lines against each other, and against what stands
    "person_twice": gettext_lazy("%(found)s is already in this agency in row %(other_row)s."),
    "person_differs": gettext_lazy("“%(found)s” is not what row %(other_row)s says of the same employee number."),
    "email_twice": gettext_lazy("%(found)s is also the address of another person, in row %(other_row)s."),
    "email_taken": gettext_lazy("%(found)s is the address of %(owner)s, who is not in this file."),
    "overlaps": gettext_lazy(
        "Starting on %(found)s, this time overlaps one already recorded here, from %(starts_on)s to %(ends_on)s."
    ),
    "someone_else_wrote": gettext_lazy("Somebody changed the same people at the same moment. Try again."),
    "plan_changed": gettext_lazy("The people have changed since the preview. Nothing was taken in: look at it again."),
}

FIELDS = {
    "given_name": gettext_lazy("given name"),
    "family_name": gettext_lazy("family name"),
    "email": gettext_lazy("e-mail"),
    "language": gettext_lazy("language"),
    "job_role": gettext_lazy("job role"),
    "starts_on": gettext_lazy("start date"),
    "ends_on": gettext_lazy("last day"),
}


def sentence(refusal: Refusal) -> str:
    """Where, and what was found and expected: “Row 12, column C (family name): the cell is empty.”"""
    where, said = place(refusal), what(refusal)
    return _("%(place)s: %(sentence)s") % {"place": where, "sentence": said} if where else said


def what(refusal: Refusal) -> str:
    """What was found and expected."""
    values = {name: _said(value) for name, value in refusal.values.items()}
    if "near" in refusal.values:
        near = refusal.values["near"]
        values["near"] = " " + _("Did you mean %(names)s?") % {"names": _said(near)} if near else ""
    return str(SENTENCES[refusal.kind]) % {"header": refusal.header, **values}


def place(refusal: Refusal) -> str:
    """“Row 12, column C (family name)”, as far as it is known."""
    found = {"row": refusal.row, "column": refusal.letter, "header": refusal.header}
    if refusal.row is None:
        return ""
    if refusal.column is None:
        return _("Row %(row)s (%(header)s)") % found if refusal.header else _("Row %(row)s") % found
    if refusal.header and not refusal.kind.startswith("header_"):
        return _("Row %(row)s, column %(column)s (%(header)s)") % found
    return _("Row %(row)s, column %(column)s") % found


def sentences(refusals: list[Refusal]) -> list[str]:
    """The first 200, and how many more there are."""
    said = [sentence(refusal) for refusal in refusals[:SHOWN]]
    more = len(refusals) - SHOWN
    if more > 0:
        said.append(ngettext("And %(more)s more.", "And %(more)s more.", more) % {"more": more})
    return said


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"“{each}”" for each in value)
    if hasattr(value, "strftime"):
        return date_format(value, "DATE_FORMAT")
    return _("none") if value is None else str(value)


def difference(change) -> str:
    """“job role: Clerk → Deputy clerk”."""
    before, after = _said(change.before or None), _said(change.after or None)
    return f"{FIELDS[change.field]}: {before} → {after}"
