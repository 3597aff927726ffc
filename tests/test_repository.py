"""The repository tests itself: its folders, its rules of import, its measure, its catalogues and its README."""

import ast
import re
import shutil
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import CheckConstraint, Q
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
OURS = [app for app in apps.get_app_configs() if Path(app.path).is_relative_to(ROOT) and ".venv" not in app.path]
TRANSLATIONS = ["es", "ar"]


@cache
def kept(*patterns):
    """The files git keeps, or would if they were added, that match."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).exists()})


def product(pattern):
    return [path for path in kept(pattern) if not {"migrations", "tests"} & set(path.relative_to(ROOT).parts)]


def short(path):
    return str(path.relative_to(ROOT))


# Folders and imports


def test_site_and_locale_are_folders_and_not_packages():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_git_keeps_what_is_in_site():
    ignored = subprocess.run(["git", "check-ignore", "--quiet", "site/anything.py"], cwd=ROOT)
    assert ignored.returncode == 1


def test_nothing_is_imported_as_part_of_site():
    for path in kept("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.split(".")[0] == "site"], short(path)


def test_every_room_imports_only_what_stands_below_it(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "site"))
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_no_module_is_called_after_nothing():
    nothing = {"utils", "helpers", "misc", "common", "services", "managers"}
    assert not [short(path) for path in kept("*.py") if nothing & {*path.relative_to(ROOT).parts, path.stem}]


# Models


def test_no_migration_is_missing(db):
    # Reading wagtail-localize's migrations asks the database which of them it has.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    missing = detector.changes(graph=loader.graph, trim_to_apps={app.label for app in OURS})
    assert not {label: [str(migration.operations) for migration in made] for label, made in missing.items()}


def pairs():
    """Every x_at with its x_by."""
    for app in OURS:
        for model in app.get_models():
            names = {field.name for field in model._meta.local_fields}
            for at in sorted(names):
                by = f"{at.removesuffix('_at')}_by"
                if at.endswith("_at") and by in names:
                    yield pytest.param(model, at, by, id=f"{model._meta.label}.{at}")


def names_in(condition):
    for child in condition.children:
        if isinstance(child, Q):
            yield from names_in(child)
        else:
            yield child[0].removesuffix("__isnull")


@pytest.mark.parametrize(("model", "at", "by"), list(pairs()))
def test_nobody_did_a_thing_that_has_no_time(model, at, by):
    """Where the time is always known there is nothing to hold; else the database holds the two together."""
    if not model._meta.get_field(at).null:
        return
    checks = [each for each in model._meta.constraints if isinstance(each, CheckConstraint)]
    assert [check for check in checks if {at, by} <= set(names_in(check.condition))], (
        f"no constraint holds {at} and {by}"
    )


# The measure


def lengths_of_functions():
    for path in product("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.end_lineno - node.lineno + 1, f"{short(path)}:{node.lineno} {node.name}"


def test_functions_keep_the_measure():
    lengths = sorted(lengths_of_functions(), reverse=True)
    assert statistics.median(length for length, _ in lengths) <= 9
    long = [each for each in lengths if each[0] >= 40]
    assert len(long) <= len(lengths) / 20, long


@pytest.mark.parametrize(("pattern", "most"), [("*.py", 300), ("*/templates/*.html", 80)])
def test_files_keep_the_measure(pattern, most):
    lengths = {short(path): len(path.read_text().splitlines()) for path in product(pattern)}
    assert not {name: lines for name, lines in lengths.items() if lines >= most}


# Words


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """The catalogues as `make messages` would leave them, in a copy of the repository."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed: `make lint` installs it")
    copy = tmp_path_factory.mktemp("repository")
    for path in kept():
        (copy / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy / path.relative_to(ROOT))
    languages = [option for language in TRANSLATIONS for option in ("--locale", language)]
    collect = [sys.executable, "manage.py", "makemessages", *languages, "--no-location", "--ignore", "tests"]
    subprocess.run(collect, cwd=copy, check=True, capture_output=True)
    return copy


def catalogue(root, language):
    return polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / "django.po"))


def words(entries):
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries if not entry.obsolete}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_word_on_the_screens_is_in_the_catalogue(collected, language):
    ours, found = words(catalogue(ROOT, language)), words(catalogue(collected, language))
    assert not found - ours, "not collected yet: run `make messages`"
    assert not ours - found, "no longer used: run `make messages`"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_word_is_translated_and_none_by_guess(language):
    known = catalogue(ROOT, language)
    assert not [entry.msgid for entry in known.untranslated_entries()]
    assert not [entry.msgid for entry in known.fuzzy_entries()]
    assert not known.metadata_is_fuzzy


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_translation_takes_the_same_values(language):
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed: `make lint` installs it")
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    checked = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


# README


def test_every_command_of_the_readme_is_there():
    readme = (ROOT / "README.md").read_text()
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"^\s*make ([a-z]+)|`make ([a-z]+)", readme, re.MULTILINE))
    assert {first or second for first, second in named} <= targets
    assert {"run", "test"} <= {first or second for first, second in named}
    assert set(re.findall(r"manage\.py ([a-z_]+)", readme)) <= set(get_commands())


def test_every_dependency_is_pinned_and_says_why():
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[\w.\[\],-]+==[\w.]+\s+# \S.+", line), line
