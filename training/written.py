"""Between the files of `curriculum/`, the blocks of a page, and plain words: one shape each way. No Django here.

Raw blocks are what a StreamField keeps: `{"type", "value", "id"}`, with lists as `{"type": "item", "value"}`.
"""

import uuid
from collections.abc import Iterable

from training import places

CLAIMS = ("words", "points", "scenario")


def questions_from_blocks(raw: Iterable[dict]) -> list[dict]:
    """Each question of a page as `questions.from_written` takes it, with its `key`."""
    return [_question(block["type"], plain(block["value"])) for block in raw]


def _question(kind: str, value: dict) -> dict:
    follow_up = value.get("follow_up") or {}
    return {
        **value,
        "kind": kind,
        "places": places.parse(value["places"] or ""),
        "follow_up": follow_up if follow_up.get("ask") else None,
    }


def questions_to_blocks(written: Iterable[dict]) -> list[dict]:
    """The blocks of the questions of a file of `curriculum/`."""
    return [
        _block(each["kind"], {**{k: v for k, v in each.items() if k != "kind"}, "places": places.write(each["places"])})
        for each in written
    ]


def lesson_to_blocks(body: Iterable[dict]) -> list[dict]:
    """The blocks of the body of a lesson of a file of `curriculum/`."""
    return [_lesson_block(each) for each in body]


def _lesson_block(part: dict) -> dict:
    kind = next(name for name in (*CLAIMS, "heading", "check") if name in part)
    if kind not in CLAIMS:
        return _block(kind, part[kind])
    said = part[kind] if kind == "scenario" else {name: part[name] for name in (kind, "title") if name in part}
    claim = {"source": part["source"]["kind"], "cite": part["source"]["cite"], "places": places.write(part["places"])}
    return _block(kind, {**claim, **said})


def _block(kind: str, value) -> dict:
    return {"type": kind, "value": _raw(value), "id": str(uuid.uuid4())}


def _raw(value):
    if isinstance(value, dict):
        return {name: _raw(each) for name, each in value.items()}
    if isinstance(value, list):
        return [{"type": "item", "value": _raw(each), "id": str(uuid.uuid4())} for each in value]
    return value


def plain(value):
    """A raw value without the wrapping and the ids of its lists."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each["value"]) for each in value]
    return value


def stream_plain(raw: Iterable[dict]) -> list[dict]:
    """A page's body as words without ids: what a version of a module is hashed from."""
    return [{"type": block["type"], "value": plain(block["value"])} for block in raw]
