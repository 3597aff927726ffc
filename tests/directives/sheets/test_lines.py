"""What a person says of a line: whose it is, what it shows, and that it counts."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.models import Noting
from directives.refusal import Refusal
from directives.sheets import codes
from directives.sheets.acts import lines as acts
from directives.sheets.acts.lines import Said, add_line, answer_lines, confirm_lines, place_line
from directives.sheets.keys import bound, keys
from directives.sheets.models import ScannedLine
from evidence.models import Entry
from tests.directives.sheets.conftest import read_line

pytestmark = pytest.mark.django_db
SIGNED = Said("signed", date(2026, 10, 19))
REFUSED = Said("refused", date(2026, 10, 19), "Sergeant Dow")


@pytest.fixture(autouse=True)
def _that_day(at):
    with at("2026-10-20T10:00"):
        yield


def code(delivery) -> str:
    return codes.short_code(delivery.pk, bound(delivery), keys()[0])


def test_a_line_that_was_not_read_is_placed_by_the_code_a_person_types(crew, scan_of, line_of, marisol):
    tomasz = line_of("1002")
    scan_of([read_line(by_page=[tomasz])])
    line = ScannedLine.objects.get()
    typed = code(tomasz).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    placed = place_line(line=line, typed=typed, by=marisol.user)
    assert (placed.delivery, placed.typed_by) == (tomasz, marisol.user)
    assert place_line(line=line, typed="nonsense", by=marisol.user).delivery == tomasz, "twice is once"
    assert Entry.objects.filter(action="scanned line placed").count() == 1


def test_a_wrong_code_and_another_agencys_are_refused(crew, scan_of, line_of, marisol, foreign):
    scan_of([read_line(by_page=[line_of("1002")])])
    line, right = ScannedLine.objects.get(), code(line_of("1002"))
    for typed in ("", right[:-1], right[:-1] + ("0" if right[-1] != "0" else "1"), "7K3M-9PXQ-2R4T"):
        with pytest.raises(Refusal, match="That is not a code"):
            place_line(line=line, typed=typed, by=marisol.user)
    with pytest.raises(Refusal, match="another agency"):
        place_line(line=line, typed=code(foreign), by=marisol.user)
    line.refresh_from_db()
    assert line.delivery is None


def test_a_line_nobody_found_is_added_by_its_code(crew, scan_of, line_of, marisol):
    scan = scan_of([read_line(line_of("1002"))])
    page = scan.looked_at.get()
    line = add_line(page=page, typed=code(line_of("1003")), by=marisol.user)
    assert (line.place, line.delivery, line.language) == (2, line_of("1003"), "en")
    assert add_line(page=page, typed=code(line_of("1003")), by=marisol.user) == line
    assert ScannedLine.objects.count() == 2


def test_what_a_person_saw_is_noted_with_the_scans_digest_page_and_line(crew, scan_of, line_of, marisol):
    scan = scan_of([read_line(line_of("1002"))], [read_line(line_of("1001")), read_line(line_of("1003"))])
    one, two, three = ScannedLine.objects.order_by("page", "place")
    said = {one.pk: SIGNED, two.pk: Said("not_signed"), three.pk: REFUSED}
    assert answer_lines(scan=scan, said=said, by=marisol.user) == 3
    assert not Noting.objects.exists(), "an answer alone counts for nothing"
    assert confirm_lines(scan=scan, by=marisol.user).noted == 2
    paper, refusal = Noting.objects.order_by("scanned_line__page", "scanned_line__place")
    assert (paper.delivery, paper.way, paper.happened_on) == (line_of("1002"), "paper", date(2026, 10, 19))
    assert paper.proof == f"scan {scan.sha256} page 1 line 1"
    assert (refusal.delivery, refusal.way, refusal.witness) == (line_of("1003"), "refused", "Sergeant Dow")
    assert refusal.proof == f"scan {scan.sha256} page 2 line 2"
    assert paper.confirmed_at is None, "a second person confirms it"
    assert Entry.objects.get(action="scan confirmed").details == {"noted": 2, "sha256": scan.sha256}


def test_confirmed_twice_is_noted_once_and_what_was_noted_keeps_its_answer(crew, scan_of, line_of, marisol):
    scan = scan_of([read_line(line_of("1002"))])
    line = ScannedLine.objects.get()
    answer_lines(scan=scan, said={line.pk: SIGNED}, by=marisol.user)
    assert [confirm_lines(scan=scan, by=marisol.user).noted for _ in range(2)] == [1, 0]
    assert answer_lines(scan=scan, said={line.pk: Said("not_signed")}, by=marisol.user) == 0
    line.refresh_from_db()
    assert line.answer == "signed"
    assert Noting.objects.count() == 1


def test_whom_it_cannot_be_noted_of_is_said_and_the_others_are_noted(crew, scan_of, line_of, marisol):
    scan = scan_of([read_line(line_of("1000")), read_line(line_of("1002"))], content=b"%PDF-1.7 two")
    said = dict.fromkeys(ScannedLine.objects.values_list("pk", flat=True), SIGNED)
    answer_lines(scan=scan, said=said, by=marisol.user)
    done = confirm_lines(scan=scan, by=marisol.user)
    assert done.noted == 1
    assert [(line.delivery, why) for line, why in done.passed_over] == [
        (line_of("1000"), "Nobody notes their own signature: sign on your desk.")
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said("signed"), "Give the day"),
        (Said("signed", date(2026, 10, 21)), "still to come"),
        (Said("refused", date(2026, 10, 19)), "Name the witness"),
        (Said("perhaps", date(2026, 10, 19)), "Say whether"),
    ],
)
def test_what_nobody_can_have_seen_is_refused(crew, scan_of, line_of, marisol, said, why):
    scan = scan_of([read_line(line_of("1002"))])
    with pytest.raises(Refusal, match=why):
        answer_lines(scan=scan, said={ScannedLine.objects.get().pk: said}, by=marisol.user)


def test_nobody_else_answers_for_the_agency(crew, scan_of, line_of, nell, ines):
    scan = scan_of([read_line(by_page=[line_of("1002")])])
    line, page = ScannedLine.objects.get(), scan.looked_at.get()
    for wrong in (nell.user, ines.user):
        for act in (
            lambda by: place_line(line=line, typed="x", by=by),
            lambda by: add_line(page=page, typed="x", by=by),
            lambda by: answer_lines(scan=scan, said={line.pk: SIGNED}, by=by),
            lambda by: confirm_lines(scan=scan, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(wrong)


def test_if_it_cannot_be_recorded_nothing_is_noted(crew, scan_of, line_of, marisol, monkeypatch):
    scan = scan_of([read_line(line_of("1002")), read_line(by_page=[line_of("1003")])])
    line, unread = ScannedLine.objects.order_by("place")
    answer_lines(scan=scan, said={line.pk: SIGNED}, by=marisol.user)
    monkeypatch.setattr(acts, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        confirm_lines(scan=scan, by=marisol.user)
    with pytest.raises(ZeroDivisionError):
        place_line(line=unread, typed=code(line_of("1003")), by=marisol.user)
    assert not Noting.objects.exists()
    assert not ScannedLine.objects.exclude(noting=None).exists()
    assert ScannedLine.objects.get(pk=unread.pk).delivery is None
