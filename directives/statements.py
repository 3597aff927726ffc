"""The exact statement a person signs, word for word, in the language of the text they read."""

from directives import library


def statement(kind: str, language: str) -> str:
    """What signing for an edition of that kind (directive, policy or notice) says.

    Raises KeyError when the statement was never written in that language: such a text cannot be signed in it.
    """
    return library.table("statements")[kind][language]


def has_statement(kind: str, language: str) -> bool:
    return language in library.table("statements").get(kind, {})
