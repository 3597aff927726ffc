"""The words of a text: their one canonical shape, their digest, and the names of their parts.

A body is a list of blocks, each `{"words": str}` or `{"section": {"number", "heading", "parts"}}`; a part is
`{"words": str}` or `{"subsection": {"label", "text"}}`. No Django here.
"""

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Body = list[dict]
# What the ids of blocks are made from.
_NAMES = uuid.uuid5(uuid.NAMESPACE_DNS, "fair-and-welcoming")


@dataclass(frozen=True)
class Passage:
    """One paragraph of a text, with the place it is cited by (`2.C`) and its anchor in a page (`s2-c`)."""

    place: str
    anchor: str
    kind: str  # words, heading or subsection
    text: str


def from_stream(raw: list[dict]) -> Body:
    """The body that a page's StreamField (its raw blocks) holds."""
    return [_from_block(block) for block in raw]


def to_stream(body: Body) -> list[dict]:
    """The raw blocks a page's StreamField takes for this body. A block has the same id each time, by its place: a
    translation made paragraph by paragraph finds it again."""
    return _named(_to_block(block) for block in body)


def canonical(*, title: str, body: Body) -> bytes:
    """The title and body as JSON (UTF-8, sorted keys, no spaces between them): what is hashed, and given to check."""
    return json.dumps(
        {"title": title, "body": body}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest(*, title: str, body: Body) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON."""
    return hashlib.sha256(canonical(title=title, body=body)).hexdigest()


def mapped(body: Body, change: Callable[[str], str]) -> Body:
    """The same body with `change` applied to every string a person reads."""

    def walk(node):
        if isinstance(node, str):
            return change(node)
        if isinstance(node, list):
            return [walk(item) for item in node]
        # Numbers and letters are names of places and stay.
        return {key: value if key in {"number", "label"} else walk(value) for key, value in node.items()}

    return walk(body)


def passages(body: Body) -> Iterator[Passage]:
    """Every paragraph in reading order. Paragraphs of a section that have no letter share its place."""
    for block in body:
        if "words" in block:
            yield Passage(place="", anchor="", kind="words", text=block["words"])
            continue
        section = block["section"]
        number = section["number"]
        yield Passage(place=number, anchor=anchor(number), kind="heading", text=section["heading"])
        for part in section["parts"]:
            if "words" in part:
                yield Passage(place=number, anchor=anchor(number), kind="words", text=part["words"])
            else:
                label = part["subsection"]["label"]
                yield Passage(
                    place=f"{number}.{label}",
                    anchor=anchor(number, label),
                    kind="subsection",
                    text=part["subsection"]["text"],
                )


def sections(body: Body) -> list[dict]:
    """The numbered sections, each with the anchor its link uses."""
    return [{**b["section"], "anchor": anchor(b["section"]["number"])} for b in body if "section" in b]


def anchor(number: str, label: str = "") -> str:
    """`s2` for section 2, `s2-c` for subsection 2.C: stable in every edition and language."""
    return "-".join(filter(None, [f"s{number.lower()}", label.lower()]))


def _from_block(block: dict) -> dict:
    if block["type"] == "words":
        return {"words": _plain(block["value"])}
    value = block["value"]
    return {
        "section": {
            "number": value["number"].strip(),
            "heading": _plain(value.get("heading") or ""),
            "parts": [_from_part(part) for part in value["parts"]],
        }
    }


def _from_part(part: dict) -> dict:
    if part["type"] == "words":
        return {"words": _plain(part["value"])}
    return {"subsection": {"label": part["value"]["label"].strip(), "text": _plain(part["value"]["text"])}}


def _to_block(block: dict) -> dict:
    if "words" in block:
        return {"type": "words", "value": block["words"]}
    section = block["section"]
    return {"type": "section", "value": {**section, "parts": _named(map(_to_part, section["parts"]))}}


def _to_part(part: dict) -> dict:
    if "words" in part:
        return {"type": "words", "value": part["words"]}
    return {"type": "subsection", "value": part["subsection"]}


def _named(blocks: Iterable[dict]) -> list[dict]:
    """The same blocks, each with an id: of its number or letter, or of how many of its type came before it."""
    met: Counter[str] = Counter()
    named = []
    for block in blocks:
        value = block["value"]
        place = "" if isinstance(value, str) else value.get("number") or value.get("label") or ""
        name = f"{block['type']} {place}"
        met[name] += 1
        named.append({**block, "id": str(uuid.uuid5(_NAMES, f"{name} {met[name]}"))})
    return named


def _plain(text: str) -> str:
    """Line ends as one kind, none at the edges: what a browser changes in a text box changes no digest."""
    return text.replace("\r\n", "\n").strip()
