"""The modules the house comes with: plain files in `curriculum/`, in YAML, one for each language. No Django here."""

from pathlib import Path

import yaml

CURRICULUM = Path(__file__).parent / "curriculum"
GOVERNING = "en"


def codes() -> list[str]:
    """M1, M2 …"""
    return sorted(path.name.split(".")[0].upper() for path in CURRICULUM.glob(f"*.{GOVERNING}.yaml"))


def module(code: str, language: str = GOVERNING) -> dict:
    """A module as it is written in that language."""
    return yaml.safe_load((CURRICULUM / f"{code.lower()}.{language}.yaml").read_text(encoding="utf-8"))


def languages(code: str) -> list[str]:
    """The languages a module stands in, the governing one first."""
    found = {path.name.split(".")[1] for path in CURRICULUM.glob(f"{code.lower()}.*.yaml")}
    return sorted(found, key=lambda language: (language != GOVERNING, language))
