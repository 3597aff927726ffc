"""Bringing the order's text into the house, as pages the clerk then keeps."""

from django.db import transaction
from wagtail.models import Locale, Page, Site

from directives import library, words
from directives.acts.shelves import open_to_clerks
from directives.models import Erratum, OrderPage
from evidence.acts import record
from languages.acts import approve_as_loaded


@transaction.atomic
def load_order(*, number: str, by=None) -> OrderPage:
    """Put the order and its translations below the home page, published, and its errata beside it.

    Idempotent: an order that stands is left as the clerk has it, and so is every erratum.
    """
    _load_errata()
    open_to_clerks()
    if standing := OrderPage.objects.filter(locale=Locale.get_default()).first():
        return standing
    text = library.text("order", "en")
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(
        instance=OrderPage(title=text["title"], slug="order", number=number, body=words.to_stream(text["body"]))
    )
    page.save_revision(user=by).publish(user=by)
    for language in library.languages("order")[1:]:
        translate(page=page, text=library.text("order", language), language=language, by=by)
    page.refresh_from_db()
    record(action="order loaded", about=page, by=by, details={"languages": library.languages("order")})
    return page


def translate(*, page: Page, text: dict, language: str, by=None) -> Page:
    """Publish `text`, which the house came with, as the page's approved translation into that language."""
    translation = translated(page=page, language=language)
    translation.title, translation.body = text["title"], words.to_stream(text["body"])
    translation.save_revision(user=by).publish(user=by)
    approve_as_loaded(page=translation, by=by)
    return translation


def translated(*, page: Page, language: str) -> Page:
    """The page's translation into that language; a draft copy when it has none yet, below pages made for it."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    if translation := page.get_translation_or_none(locale):
        return translation
    _translate_parent(page.get_parent().specific, locale)
    return page.copy_for_translation(locale)


@transaction.atomic
def rewrite(*, page: Page, name: str, by=None) -> Page:
    """Replace the words of a page and its translations by the text `name` of the library, published."""
    text = library.text(name, "en")
    page.title, page.body = text["title"], words.to_stream(text["body"])
    page.save_revision(user=by).publish(user=by)
    for language in library.languages(name)[1:]:
        translate(page=page, text=library.text(name, language), language=language, by=by)
    page.refresh_from_db()
    return page


def _translate_parent(parent: Page, locale: Locale) -> None:
    """Pages above a text have no words of their own to translate: an alias keeps them in step."""
    if not parent.has_translation(locale):
        if parent.depth > 2:
            _translate_parent(parent.get_parent().specific, locale)
        parent.copy_for_translation(locale, alias=True)


def _load_errata() -> None:
    standing = set(Erratum.objects.values_list("code", flat=True))
    Erratum.objects.bulk_create(Erratum(**row) for row in library.table("errata") if row["code"] not in standing)
