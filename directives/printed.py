"""The printed file of a text: drawn once and kept, so that a reprint is the same file."""

from functools import partial
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from deadlines.models import Municipality
from directives.models import EditionText
from directives.reports.reading import laid_out
from printing.keeping import kept
from printing.pdf import page_html, render_pdf


def printed(text: EditionText) -> Path:
    """The file of this text as PDF. Made when it is first asked for; raises PrintingFailed when it cannot be."""
    name = f"{text.edition_id}-{text.language}-{text.sha256}.pdf"
    return kept(Path(settings.MEDIA_ROOT) / "editions" / name, partial(_draw, text))


def file_name(text: EditionText) -> str:
    """`eo-2026-07-edition-1-es.pdf`"""
    return f"{slugify(text.edition.reference)}-edition-{text.edition.number}-{text.language}.pdf"


def _draw(text: EditionText) -> bytes:
    edition = text.edition
    source = edition.texts.get(is_source=True)
    read = laid_out(edition, (source,), text)
    context = {"edition": edition, "text": text, "source": source, "reading": read, "city": Municipality.current()}
    html = page_html("directives/edition_pdf.html", context, text.language)
    return render_pdf(html, created_at=edition.adopted_at)
