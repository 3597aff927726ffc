"""What Section 8 asks of a certifying agency's policy, letter by letter, and whether a text answers it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from directives import library
from directives.words import Body, anchor, sections
from languages.names import Language, language

DEMANDS = {
    "A": _("Say what certifying is for, in keeping with the stated policy of the Department of Homeland Security."),
    "B": _("Require the certifying official to certify a victim's helpfulness when asked, once the tests are met."),
    "C": _("Define certifying entity, certifying official and qualifying criminal activity."),
    "D": _("Presume that a victim is helpful, unless the victim refused what was reasonably asked."),
    "E": _(
        "Answer within 45 days, or within 14 in removal proceedings; deny in writing; decide appeals within 90 days."
    ),
    "F": _("Say which agencies are certifying entities."),
    "G": _("Say who may sign: the head, a supervisor whom the head designates, a judge."),
    "H": _("List the crimes that qualify, and say that the list is not closed."),
    "I": _("Count similar crimes too, and an attempt, a conspiracy or a solicitation."),
    "J": _("Require no open case, charge or conviction, and set no time limit on signing."),
    "K": _("Certify at the request of the victim, and of a member of the victim's family."),
    "L": _("Be public, go to every employee each year, be taught, and name where to look things up."),
}


@dataclass(frozen=True)
class Answer:
    """One letter of §8, and the section of the policy that answers it: its number and, while it stands, its heading.

    `missing` are the languages in which that section is gone, or says nothing.
    """

    letter: str
    number: str
    heading: str
    missing: tuple[Language, ...]

    @property
    def demand(self) -> str:
        return DEMANDS[self.letter]

    @property
    def anchor(self) -> str:
        return anchor(self.number)

    @property
    def order_anchor(self) -> str:
        """Where the order asks it."""
        return anchor("8", self.letter)

    @property
    def is_whole(self) -> bool:
        return not self.missing


def checklist(texts: Iterable[tuple[str, Body]]) -> list[Answer]:
    """The twelve letters, as the texts of one policy answer them: each its language and its words, the one that
    governs first."""
    said = [(language(code), _saying(body)) for code, body in texts]
    return [
        Answer(
            letter=letter,
            number=number,
            heading=said[0][1].get(number, "") if said else "",
            missing=tuple(tongue for tongue, found in said if number not in found),
        )
        for number, letter in _letters()
    ]


def unanswered(body: Body) -> list[str]:
    """The letters a text does not answer."""
    found = _saying(body)
    return [letter for number, letter in _letters() if number not in found]


def _letters() -> list[tuple[str, str]]:
    """Which section of a policy answers which letter: the library's text says (`drawn_from`)."""
    drawn_from = library.text("policy.core", "en")["drawn_from"]
    return [(number, place.removeprefix("8.")) for number, place in drawn_from.items()]


def _saying(body: Body) -> dict[str, str]:
    """The sections that say something, by their numbers, with their headings."""
    return {each["number"]: each["heading"] for each in sections(body) if _says_something(each["parts"])}


def _says_something(parts: list[dict]) -> bool:
    texts = (part["words"] if "words" in part else part["subsection"]["text"] for part in parts)
    return any(letter.isalpha() for text in texts for letter in text)
