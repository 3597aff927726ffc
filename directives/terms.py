"""Defined terms, found where a text uses them. No Django here.

A row of `texts/terms.yaml` names a term, the place that defines it (`1.C`), and for each language what it means
in plain words (`gloss`) and the forms it is written in (`matches`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One defined term in one language."""

    name: str
    place: str
    gloss: str
    matches: tuple[str, ...]

    @property
    def slug(self) -> str:
        """`1-c`: short, the same in every language, good in an address."""
        return self.place.lower().replace(".", "-")


@dataclass(frozen=True)
class Run:
    """A stretch of a paragraph; `term` when these words are a defined term's first use."""

    text: str
    term: Term | None = None


def in_language(rows: Iterable[Mapping], language: str) -> list[Term]:
    """The terms that have a meaning written in that language; none when nothing was translated."""
    return [
        Term(row["term"][language], row["section"], row["gloss"][language], tuple(row["matches"][language]))
        for row in rows
        if language in row["gloss"]
    ]


class Finder:
    """Marks each term once, in the paragraphs it is given in their order. One finder reads one section."""

    def __init__(self, terms: Iterable[Term]):
        # At any place the longest form is tried first: “immigration detainer” is not “detainer”.
        self._forms = sorted(((form, term) for term in terms for form in term.matches), key=lambda pair: -len(pair[0]))
        self._pattern = re.compile("|".join(f"({_form(form)})" for form, _term in self._forms) or r"(?!)")
        self._met: set[Term] = set()

    def runs(self, text: str) -> tuple[Run, ...]:
        """The paragraph in stretches that join to exactly `text`."""
        found, start = [], 0
        for match in self._pattern.finditer(text):
            term = self._forms[match.lastindex - 1][1]
            if term not in self._met:
                self._met.add(term)
                found += [Run(text[start : match.start()]), Run(match.group(), term)]
                start = match.end()
        return tuple(run for run in [*found, Run(text[start:])] if run.text)


def _form(form: str) -> str:
    """Whole words only. What is written in capitals (ICE) is met in capitals; the rest in any case."""
    words = rf"(?<!\w){re.escape(form)}(?!\w)"
    return words if form.isupper() else f"(?i:{words})"
