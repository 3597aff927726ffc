"""Where an edition is found by the public: its page, its words to check, its file to print."""

from django.urls import reverse

from directives.models import Edition


def page(edition: Edition) -> str:
    return _address("edition", edition)


def words(edition: Edition) -> str:
    return _address("words", edition)


def pdf(edition: Edition) -> str:
    return _address("pdf", edition)


def _address(what: str, edition: Edition) -> str:
    if edition.kind == Edition.Kind.ORDER:
        return reverse(f"order_{what}", args=[edition.number])
    return reverse(f"directive_{what}", args=[edition.agency.slug, edition.kind, edition.number])
