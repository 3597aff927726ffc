"""The process that opens what somebody sent, and ends: `… -m directives.sheets.reading.child WHAT KIND SECONDS MB`.

The file comes in by standard input. WHAT is `open`, which says how many pages it has, or the number of a page, which
is read. The answer is JSON on standard output, with pictures in base64. It limits its own CPU time and memory before
it reads a byte, and it knows neither Django nor the database nor any key.
"""

import base64
import io
import json
import os
import sys

from printing.child import limit

SEEN = 1500


def answer(content: bytes, what: str, kind: str) -> dict:
    from directives.sheets.reading.opening import NotOpened, page_of, pages_of

    try:
        return {"pages": pages_of(content, kind)} if what == "open" else _page(page_of(content, kind, int(what)))
    except NotOpened as reason:
        return {"refused": reason.args[0]}


def _page(picture) -> dict:
    from directives.sheets.reading.finding import lines_in

    lines = [
        {
            "place": line.place,
            "language": line.language,
            "text": line.text,
            "by_page": line.by_page,
            "hint": line.hint,
            "cut": _jpeg(line.cut) if line.cut else "",
        }
        for line in lines_in(picture)
    ]
    picture.thumbnail((SEEN, SEEN))
    return {"lines": lines, "picture": _jpeg(picture)}


def _jpeg(picture) -> str:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=55, optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def main() -> None:
    what, kind, seconds, megabytes = sys.argv[1:]
    limit(seconds=int(seconds), megabytes=int(megabytes))
    # A library that prints would otherwise print into the answer.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with out:
        json.dump(answer(sys.stdin.buffer.read(), what, kind), out)


if __name__ == "__main__":
    main()
