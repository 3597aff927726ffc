"""Who puts the commission's words into the city's languages, and who finds them right."""

import re
from functools import cache
from pathlib import Path

import yaml
from wagtail.models import Page

from commission.acts.drafts import commission_page
from commission.models import Notice
from directives.acts.loading import translated
from languages.acts import approve_translation
from languages.translations import drafted
from people.models import User

FOLDER = Path(__file__).parent
# The five most spoken besides English.
FIVE = ("es", "pt-br", "ht", "ar", "gu")
_NUMBERED = re.compile(r"(\d+\. )?(.+)")


def translate_notice(notice: Notice, *, languages: tuple[str, ...] = FIVE, approved: tuple[str, ...], by: User) -> None:
    """Write its words in these languages, and approve some of them."""
    for language in languages:
        body = [(block.block_type, _said(block.value, language)) for block in notice.page.body]
        _write(notice.page, language, body, is_approved=language in approved, by=by)


def write_the_commissions_page(*, approved: tuple[str, ...], by: User) -> None:
    """In English, published; then in each language of its file."""
    page = commission_page()
    for language, text in _read("commission_page").items():
        body = [(kind, value) for block in text["body"] for kind, value in block.items()]
        if language == "en":
            page.title, page.body = text["title"], body
            page.save_revision(user=by).publish(user=by)
        else:
            _write(page, language, body, title=text["title"], is_approved=language in approved, by=by)


def _write(page: Page, language: str, body: list, *, is_approved: bool, by: User, title: str = "") -> None:
    translation = translated(page=page, language=language)
    translation.title, translation.body = title or page.title, body
    translation.save_revision(user=by).publish(user=by)
    if is_approved:
        approve_translation(page=translation, read=drafted(page).into(language).words, by=by)


def _said(words: str, language: str) -> str:
    """An item of an agenda keeps its number."""
    number, text = _NUMBERED.fullmatch(words).groups(default="")
    return number + _read("words")[text][language]


@cache
def _read(name: str) -> dict:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
