"""Composing a directive or a notice from the library, for one agency under one edition of the order. No Django here."""

from collections.abc import Mapping

from directives import library
from directives.words import Body, mapped, passages


def directive(kind: str, language: str, fields: Mapping[str, str]) -> dict:
    """The draft of a directive for that kind of agency: the common core, the kind's own instructions, the closing.

    Returns `{"title", "body"}`. Raises KeyError when the library has no such text in that language.
    """
    core, own = library.text("directive.core", language), library.text(f"directive.{kind}", language)
    return _merged(core["title"], [*core["body"], *own["body"], *core["closing"]], fields)


def policy(language: str, fields: Mapping[str, str]) -> dict:
    """The draft of a certifying agency's U-visa policy (§8.A–L)."""
    core = library.text("policy.core", language)
    return _merged(core["title"], [*core["body"], *core.get("closing", [])], fields)


# What §12 asks every notice to state, in its order: sections 1 to 3 of the notice, which nobody may change.
STATEMENTS = ("prohibitions", "duty", "discipline")
LOCKED_SECTIONS = tuple(str(number) for number, _ in enumerate(STATEMENTS, start=1))


class NotWhole(ValueError):
    """One of the three statements a notice must make has no words; the message names it."""


def notice(language: str, fields: Mapping[str, str], *, order: Body) -> dict:
    """The officer's notice (§12): what the order prohibits, the duty to comply, and what follows if one does not.

    The prohibitions are drawn from the sections `order` still has. Raises NotWhole when any of the three statements
    would be empty, and KeyError when the library has no notice in that language.
    """
    text = library.text("notice", language)
    parts_of = {name: text[name].get("parts", []) for name in (*STATEMENTS, "additions")}
    parts_of["prohibitions"] = _prohibitions(text["prohibitions"], order)
    for name in STATEMENTS:
        parts = parts_of[name]
        if not any("".join(_strings(part)).strip() for part in parts[name == "prohibitions" :]):
            raise NotWhole(name)
    numbered = [
        {"section": {"number": str(number), "heading": text[name]["heading"], "parts": parts}}
        for number, (name, parts) in enumerate(parts_of.items(), start=1)
    ]
    return _merged(text["title"], [*text["opening"], *numbered, *text["closing"]], fields)


def _prohibitions(written: dict, order: Body) -> list[dict]:
    """The lead and those of the prohibitions whose section is in the order, lettered anew."""
    in_force = {passage.place for passage in passages(order)}
    bullets = [bullet["text"] for bullet in written["bullets"] if bullet["drawn_from"] in in_force]
    lettered = [{"subsection": {"label": chr(ord("A") + n), "text": text}} for n, text in enumerate(bullets)]
    return [{"words": written["lead"]}, *lettered]


def _strings(part: dict) -> list[str]:
    return [part["words"]] if "words" in part else [part["subsection"]["text"]]


def locked(language: str) -> list[str]:
    """The sentences no agency may take out of its directive (N-3 and §12's duty and discipline)."""
    body = library.text("directive.core", language)["body"]
    sections = {block["section"]["number"]: block["section"] for block in body if "section" in block}
    return [body[0]["words"], *(sections[number]["parts"][0]["words"] for number in ("2", "3"))]


def missing(body: Body, sentences: list[str]) -> list[str]:
    """Those of the locked sentences that the body no longer has, word for word."""
    standing = "\n".join(passage.text for passage in passages(body))
    return [sentence for sentence in sentences if sentence not in standing]


def _merged(title: str, body: Body, fields: Mapping[str, str]) -> dict:
    """Title and body with their {merge fields} filled; an unknown one stays, for the reviewer to see."""

    def fill(text: str) -> str:
        for name, value in fields.items():
            text = text.replace("{" + name + "}", value)
        return text

    return {"title": fill(title), "body": mapped(body, fill)}
