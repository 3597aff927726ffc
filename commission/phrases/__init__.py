"""The fixed words of notices, one file a language beside this one. No Django here."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The languages a notice can be laid out in, English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    return tuple(sorted(found, key=lambda language: language != "en"))


@cache
def phrases(language: str) -> dict:
    """Every fixed phrase in that language. Raises KeyError when there are none."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        raise KeyError(language)
    return {**yaml.safe_load(path.read_text(encoding="utf-8")), "language": language}
