"""The process that draws one PDF and ends: `python -m printing.child FONTS SECONDS MEGABYTES`.

HTML comes in by standard input and the PDF goes out by standard output; anything else is said on standard error.
It limits its own CPU time and memory before it reads a word, and it knows neither Django nor the database.
"""

import contextlib
import os
import re
import resource
import sys
from html import unescape


def limit(*, seconds: int, megabytes: int) -> None:
    """Have the system end this process when it takes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Some systems (macOS) know the limit on memory and refuse to set it.
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def take_title(html: str) -> tuple[str, str]:
    """The HTML without its title, and the title: left in, an Arabic one is written in shapes instead of letters."""
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    return (html.replace(title[0], "", 1), unescape(title[1]).strip()) if title else (html, "")


def draw(html: str, *, fonts: str) -> bytes:
    """Draw `html`. It may read the font files and nothing else, here or on any network.

    Raises ValueError with the renderer's words when it met an error.
    """
    from io import BytesIO

    from reportlab import rl_config
    from xhtml2pdf.config.resources import ResourceAccessPolicy
    from xhtml2pdf.document import pisaDocument

    rl_config.invariant = 1  # The same words give the same bytes.
    pdf = BytesIO()
    html, title = take_title(html)
    policy = ResourceAccessPolicy.server(fonts, allow_remote=False)
    result = pisaDocument(html, pdf, encoding="utf-8", resource_policy=policy, context_meta={"title": title})
    if result.err:
        raise ValueError(
            "; ".join(f"{message} (line {line})" for kind, line, message, _ in result.log if kind == "error")
        )
    return pdf.getvalue()


def main() -> None:
    fonts, seconds, megabytes = sys.argv[1:]
    limit(seconds=int(seconds), megabytes=int(megabytes))
    # A library that prints would otherwise print into the PDF.
    pdf_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with pdf_out:
        pdf_out.write(draw(sys.stdin.buffer.read().decode(), fonts=fonts))


if __name__ == "__main__":
    main()
