"""The PDF room: what it draws, and that nothing it is given can reach out, hang or swell."""

import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from fontTools.ttLib import TTFont

from printing import child, fonts, pdf
from printing.pdf import PrintingFailed, page_html, render_pdf

PAGE = """{% extends "printing/base_pdf.html" %}
{% block title %}{{ title }}{% endblock %}
{% block running_head %}Kestrel Falls{% endblock %}
{% block running_foot %}Order 2026-07{% endblock %}
{% block content %}<h1>{{ title }}</h1>{% for line in lines %}<p>{{ line }}</p>{% endfor %}{% endblock %}"""


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path_factory, tmp_path):
    """One folder of fonts for the whole run, for cutting takes seconds; one template of this test's own."""
    settings.VAR = tmp_path_factory.getbasetemp()
    (tmp_path / "page.html").write_text(PAGE)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]


def page(language: str = "en", *, title: str = "Receipt", lines: list[str] | None = None) -> str:
    return page_html("page.html", {"title": title, "lines": lines or ["One line."]}, language)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


def test_a_page_is_drawn_with_its_title_and_words():
    made = read(render_pdf(page(title="Receipt for Inés & Nell")))
    assert made.metadata.title == "Receipt for Inés & Nell"
    assert "One line." in made.pages[0].extract_text()


def test_each_page_says_which_of_how_many_it_is():
    made = read(render_pdf(page(lines=[f"Line {n} of a long directive." for n in range(120)])))
    assert len(made.pages) > 2
    for number, sheet in enumerate(made.pages, start=1):
        assert f"Page {number} of {len(made.pages)}" in " ".join(sheet.extract_text().split())
        assert "Kestrel Falls" in sheet.extract_text()
        assert "Order 2026-07" in sheet.extract_text()


def test_the_same_words_and_time_give_the_same_bytes():
    at = datetime(2027, 3, 1, 14, 0, tzinfo=UTC)
    first = render_pdf(page(), created_at=at)
    assert first == render_pdf(page(), created_at=at)
    assert read(first).metadata.creation_date == at


def test_only_our_own_faces_are_used_and_all_of_a_weight_meant_for_reading():
    made = read(render_pdf(page(lines=["Plain, and Ελληνικά too."])))
    used = {str(font["/BaseFont"]).partition("+")[2] for font in fonts_of(made) if "/FontDescriptor" in font}
    assert used == {"PublicSansRoman-Regular", "PublicSansRoman-Bold", "NotoSans-Regular"}


def fonts_of(made: pypdf.PdfReader) -> list[dict]:
    return [font.get_object() for font in made.pages[0]["/Resources"]["/Font"].values()]


def test_arabic_is_joined_runs_from_the_right_and_keeps_its_numbers_in_order():
    made = read(render_pdf(page("ar", title="إقرار باستلام", lines=["وفق الأمر 2026-07 في المدينة"])))
    assert made.metadata.title == "إقرار باستلام"
    placed = []
    made.pages[0].extract_text(visitor_text=lambda text, _cm, tm, *_: placed.append((text.strip(), tm[4])))
    assert any("2026-07" in text for text, _ in placed if "Order" not in text)
    shaped = [x for text, x in placed if any("\ufe70" <= letter <= "\ufeff" for letter in text)]
    assert shaped, "letters have the shapes they take inside a word"
    # The foot of the page is placed by the frame it stands in, at 0 of its own.
    assert min(x for x in shaped if x) > 300, "lines stand at the right"


def test_numbers_are_left_alone_where_they_read_from_the_left():
    assert "\u200e" not in page("en", lines=["Order 2026-07"])
    assert "\u200e2026-07\u200e" in page("ar", lines=["الأمر 2026-07"])


def test_a_page_cannot_fetch_anything():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.settimeout(0.2)
        made = render_pdf(
            f'<img src="{address}/a.png"><link rel="stylesheet" href="{address}/a.css">'
            f"<style>@import url({address}/b.css); @font-face {{font-family: x; src: url({address}/x.ttf)}}</style>"
            "<p>Safe</p>"
        )
        assert "Safe" in read(made).pages[0].extract_text()
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_page_cannot_read_a_file_of_ours(tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("p::before { content: 'the secret' }")
    made = render_pdf(f'<link rel="stylesheet" href="{secret}"><img src="file://{secret}"><p>Safe</p>')
    assert read(made).pages[0].extract_text().strip() == "Safe"


def test_a_page_that_takes_too_long_is_ended():
    endless = "<table>" + "<tr><td>a</td><td>b</td></tr>" * 20_000 + "</table>"
    with pytest.raises(PrintingFailed, match=r"more than 2 s|ended with -"):
        render_pdf(endless, seconds=2)


def test_a_page_that_takes_too_much_memory_is_ended(monkeypatch):
    monkeypatch.setattr(pdf, "MEGABYTES", 40)
    with pytest.raises(PrintingFailed):
        render_pdf(page())


def test_an_error_the_renderer_only_counts_is_a_failure(monkeypatch):
    class Counted:
        err = 1
        log = [("warning", 1, "small", ""), ("error", 7, "something was left out", "")]

    monkeypatch.setattr("xhtml2pdf.document.pisaDocument", lambda *args, **kwargs: Counted)
    with pytest.raises(ValueError, match=r"something was left out \(line 7\)"):
        child.draw("<p>x</p>", fonts=str(fonts.folder()))


def test_a_failure_leaves_the_turn_to_the_next(monkeypatch):
    monkeypatch.setattr(pdf, "MEGABYTES", 40)
    for _ in range(3):
        with pytest.raises(PrintingFailed):
            render_pdf("<p>x</p>")
    monkeypatch.setattr(pdf, "MEGABYTES", 768)
    assert render_pdf("<p>x</p>").startswith(b"%PDF")


def test_nobody_waits_for_a_turn_for_ever(monkeypatch):
    monkeypatch.setattr(pdf, "_turns", pdf.threading.BoundedSemaphore(1))
    pdf._turns.acquire()
    with pytest.raises(PrintingFailed, match="no turn"):
        render_pdf("<p>x</p>", seconds=1)


def test_the_child_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert "do not tell" not in str(pdf._environment(None))


def test_a_letter_no_face_can_draw_is_said_in_the_log(caplog):
    with caplog.at_level(logging.WARNING, logger="printing.pdf"):
        render_pdf(page(lines=["雪"]))
    assert "U+96EA" in caplog.text


def test_faces_cut_by_two_at_once_are_whole(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr(fonts, "FACES", [("public-sans", 400, "normal")])
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: fonts.faces(), range(4)))
    assert answers.count(answers[0]) == 4
    assert [path.name for path in fonts.folder().iterdir()] == [answers[0][0].path.name]
    assert TTFont(answers[0][0].path)["OS/2"].usWeightClass == 400


def test_a_face_that_could_not_be_cut_leaves_nothing_behind(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr(TTFont, "save", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fonts.faces()
    assert list(fonts.folder().iterdir()) == []
