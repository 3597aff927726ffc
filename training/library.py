"""The modules the house comes with: plain files in `curriculum/`, in YAML, one for each language. No Django here."""

from pathlib import Path

import yaml

CURRICULUM = Path(__file__).parent / "curriculum"
GOVERNING = "en"
# The one written in C is ten times as quick; both read plain values only.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def codes() -> list[str]:
    """M1, M2 …"""
    return sorted(path.name.split(".")[0].upper() for path in CURRICULUM.glob(f"*.{GOVERNING}.yaml"))


def module(code: str, language: str = GOVERNING) -> dict:
    """A module as it is written in that language."""
    return yaml.load((CURRICULUM / f"{code.lower()}.{language}.yaml").read_bytes(), Loader=LOADER)  # noqa: S506 safe


def languages(code: str) -> list[str]:
    """The languages a module stands in, the governing one first."""
    found = {path.name.split(".")[1] for path in CURRICULUM.glob(f"{code.lower()}.*.yaml")}
    return sorted(found, key=lambda language: (language != GOVERNING, language))
