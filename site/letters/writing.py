"""What a letter says: its kind's templates, in the reader's language, on the one letter layout."""

from dataclasses import dataclass
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.translation import get_language_info, gettext

from letters.message_ids import message_id, return_path
from letters.models import Letter


@dataclass(frozen=True)
class Words:
    subject: str
    text: str
    html: str
    # Where its reader ends letters of this kind by one POST.
    unsubscribe: str = ""


def write(letter: Letter, context: dict) -> Words:
    """Put the letter into words. Raises whatever its templates raise.

    A reader of a language that the screens do not speak gets English, and a line that says so.
    """
    spoken = letter.language if letter.language in dict(settings.SCREEN_LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        context = {
            "letter": letter,
            "language": spoken,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "wanted_language": _own_name(letter.language) if spoken != letter.language else "",
            "site_url": settings.SITE_URL,
            **context,
        }
        context["subject"] = " ".join(_plain(f"letters/{letter.kind}/subject.txt", context).split())[:250]
        return Words(
            subject=context["subject"],
            text=_without_gaps(_plain(f"letters/{letter.kind}/text.txt", context)),
            html=render_to_string(f"letters/{letter.kind}/html.html", context),
            unsubscribe=context.get("unsubscribe", ""),
        )


def message(letter: Letter, words: Words) -> EmailMultiAlternatives:
    """The message to one reader. Each try has the same Message-ID, so a reader's mail program knows a second copy.

    A letter that its reader subscribed to carries the one click that ends it (RFC 8058).
    """
    headers = {
        "Message-ID": message_id(letter),
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    if words.unsubscribe:
        headers["List-Unsubscribe"] = f"<{words.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made = EmailMultiAlternatives(
        subject=words.subject,
        body=words.text,
        from_email=return_path(letter),
        to=[formataddr((letter.name, letter.to)) if letter.name else letter.to],
        headers=headers,
    )
    made.attach_alternative(words.html, "text/html")
    return made


def _own_name(language: str) -> str:
    """What a language calls itself."""
    try:
        return get_language_info(language)["name_local"]
    except KeyError:
        return gettext("your language")


def _plain(template: str, context: dict) -> str:
    """A template that is not HTML: an apostrophe in a name stays an apostrophe."""
    return get_template(template).template.render(Context(context, autoescape=False))


def _without_gaps(text: str) -> str:
    """At most one empty line between paragraphs, whatever the templates' tags left behind."""
    lines: list[str] = []
    for line in map(str.rstrip, text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
