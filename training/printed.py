"""The printed file of a certificate: drawn once in each language and kept, so that a reprint is the same file."""

from functools import partial
from pathlib import Path

from django.conf import settings

from deadlines.models import Municipality
from directives.mail import link
from printing import pictures
from printing.keeping import kept
from printing.pdf import page_html, render_pdf
from training.reports.certificates import Certificate, order_text

# A Letter sheet on its side, in points.
WIDTH, HEIGHT = 792, 612


def printed(certificate: Certificate, *, language: str) -> Path:
    """The file as PDF. Made when it is first asked for; raises PrintingFailed when it cannot be."""
    path = Path(settings.CERTIFICATES_ROOT) / file_name(certificate, language=language)
    return kept(path, partial(_draw, certificate, language))


def file_name(certificate: Certificate, *, language: str) -> str:
    """`certificate-ABCD-EFGH-2345-es.pdf`"""
    return f"certificate-{certificate.completion.number}-{language}.pdf"


def _draw(certificate: Certificate, language: str) -> bytes:
    """From what was frozen when the module was passed, and nothing that may change since."""
    completion = certificate.completion
    address = link("certificate", language, completion.number)
    context = {
        "certificate": certificate,
        "completion": completion,
        "order_text": order_text(completion),
        "city": Municipality.current(),
        "address": address.removeprefix("https://").removeprefix("http://").removesuffix("/"),
        "code": pictures.code(address),
        "seal": pictures.seal(),
        "frame": pictures.frame(WIDTH, HEIGHT),
    }
    html = page_html("training/certificate_pdf.html", context, language)
    return render_pdf(html, created_at=completion.completed_at)
