"""What no template of the front may hold: a strict policy would refuse it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(path for path in ROOT.glob("**/templates/**/*.html") if ".venv" not in path.parts)
FRONT = [path for path in TEMPLATES if not {"wagtailadmin", "letters", "printing"} & set(path.parts)]


def test_there_are_templates_to_look_at():
    assert any(path.name == "base.html" for path in FRONT)


@pytest.mark.parametrize("path", FRONT, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_styles_or_scripts_in_place(path):
    words = path.read_text()
    assert not re.search(r"<[a-z][^>]*\sstyle=", words)
    assert "<style" not in words
    assert not re.search(r"\son[a-z]+=[\"']", words)
    for script in re.findall(r"<script[^>]*>", words):
        assert "src=" in script or "application/json" in script


@pytest.mark.parametrize("path", FRONT, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_is_longer_than_eighty_lines(path):
    assert len(path.read_text().splitlines()) < 80
