"""A roster file, from bytes to a plan: read (`reading`), checked (`checking`), compared (`plan`).

Nothing here but `standing` and `words` knows Django, and nothing here writes. What the rules are:

- The file is the whole roster of the agencies it names, on the day it is `as_of`. Whoever is employed there and is
  not in it leaves: their last day is the day before. Agencies it does not name are not touched.
- Columns stand in any order under a row of headers, found whatever their capitals, spaces and hyphens: employee
  number, given name, family name, agency, start date; and, if wanted, e-mail, job role, last day, language.
- A column that is not there changes nothing. An empty cell does: no e-mail, no job role, no last day. An empty
  language keeps the language the person chose; a new person without one reads English.
- Employee numbers are kept in capitals, e-mail addresses in small letters, names with single spaces (NFC).
- Dates are 2026-09-14, 9/14/2026 or a spreadsheet's own dates.
- A person in two agencies has two lines. A person twice in one agency is refused.
- An unknown agency is refused; an unknown job role is new.
- Nothing is taken in unless everything can be.
"""
