"""The texts the house comes with: the model order, its errata and terms, and what directives are drafted from.

Plain files beside this one (`texts/`), in YAML, one for each language. No Django here.
"""

from functools import cache
from pathlib import Path

import yaml

TEXTS = Path(__file__).parent / "texts"


@cache
def text(name: str, language: str) -> dict:
    """The text `name` in that language, as written. Raises KeyError when the house has none."""
    path = TEXTS / f"{name}.{language}.yaml"
    if not path.exists():
        raise KeyError(f"{name} in {language}")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def table(name: str) -> list | dict:
    """A list that is not in one language: `errata`, `terms`, `statements`."""
    return yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def languages(name: str) -> tuple[str, ...]:
    """The languages the text `name` stands in, English first."""
    found = sorted(path.name.split(".")[-2] for path in TEXTS.glob(f"{name}.*.yaml"))
    return tuple(sorted(found, key=lambda language: language != "en"))
