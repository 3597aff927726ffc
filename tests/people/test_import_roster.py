"""`manage.py import_roster`: a plain summary, or every refusal on its line and exit code 1."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from people.models import Employee, Employment
from tests.people.files import INES, NELL, OTTO, changed, csv_file


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(csv_file([INES, NELL, OTTO]))
    return path


def run(*arguments) -> str:
    out = StringIO()
    call_command("import_roster", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_says_what_it_did(agencies, file):
    said = run(file, "--as-of", "2026-12-14")
    assert "3 rows (UTF-8, comma), as of Dec. 14, 2026: 3 join, 0 leave, 0 move, 0 change." in said
    assert "Free Public Library has no officer: nobody answers for the 2 people who work there." in said
    assert "KF-0001 · Inés Ferreira · Public Works · March 2, 2020" in said
    assert said.rstrip().endswith("The roster was taken in.")
    assert Employee.objects.count() == 3


def test_a_dry_run_says_so_and_changes_nothing(agencies, file):
    assert run(file, "--dry-run").rstrip().endswith("Nothing was changed: this was a dry run.")
    assert not Employee.objects.exists()


def test_a_second_time_it_says_that_nothing_changed(agencies, file):
    run(file)
    assert "the roster already says all this" in run(file)


def test_without_a_day_it_is_todays(agencies, file, settings, tmp_path):
    settings.CLOCK_AT = "2026-12-14T10:00"
    run(file)
    (tmp_path / "less.csv").write_bytes(csv_file([INES, NELL]))
    assert "Look again: 1 of the 2 people of Free Public Library would leave it." in run(tmp_path / "less.csv")
    assert Employment.objects.get(employee__number="KF-0003").ends_on == date(2026, 12, 13)


def test_each_refusal_has_its_line(agencies, file):
    file.write_bytes(csv_file([changed(INES, agency="Navy"), changed(NELL, starts_on="soon")]))
    with pytest.raises(CommandError) as caught:
        run(file)
    assert str(caught.value).splitlines() == [
        "Nothing was taken in.",
        "Row 2, column E (agency): There is no agency “Navy”.",
        "Row 3, column G (start date): “soon” is not a date. Write it like 2026-09-14 or 9/14/2026.",
    ]
    assert caught.value.returncode == 1
    assert not Employee.objects.exists()


def test_a_file_that_is_not_there_and_a_day_that_is_none_are_told(db, tmp_path, file):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(tmp_path / "nothing.csv")
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        run(tmp_path)
    with pytest.raises(CommandError, match="“tomorrow” is not a date"):
        run(file, "--as-of", "tomorrow")
