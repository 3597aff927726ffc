"""The repository tests itself."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_site_and_locale_are_folders_and_not_packages():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()
