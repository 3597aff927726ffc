"""The printed certificate: one sheet, what was frozen, and the same bytes for ever."""

import io

import pypdf
import pytest
from django.utils.translation import override

from deadlines import clock
from training.models import Completion
from training.printed import file_name, printed
from training.reports.certificates import Certificate, certificate


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path_factory, tmp_path, city):
    settings.VAR = tmp_path_factory.getbasetemp()
    settings.CERTIFICATES_ROOT = tmp_path / "certificates"
    settings.SITE_URL = "https://welcome.example.gov"


def found(completion, language="en"):
    return certificate(completion.number, language=language, today=clock.today())


def words(path):
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def test_it_says_who_passed_what_when_and_until_when(completion):
    said = words(printed(found(completion), language="en"))
    for part in (
        "City of Kestrel Falls",
        "Inés Ferreira",
        f"has passed the training module {completion.module.code}",
        completion.module.title,
        "Tuesday, October 6, 2026",
        "6 of 6 (100%)",
        "Wednesday, October 6, 2027",
        completion.number,
        f"welcome.example.gov/certificates/{completion.number}",
        completion.module_version.sha256[:12],
    ):
        assert part in said


def test_a_reprint_is_the_same_file_whatever_changed_since(completion, ines, monkeypatch):
    first = printed(found(completion), language="en")
    content = first.read_bytes()
    ines.family_name = "Ferreira Lima"
    ines.save()
    monkeypatch.setattr("training.printed.render_pdf", None)  # not drawn again
    assert printed(found(completion), language="en").read_bytes() == content


def test_drawn_again_it_is_the_same_byte_for_byte(completion, ines, module, at):
    first = printed(found(completion), language="en")
    content = first.read_bytes()
    first.unlink()
    ines.given_name = "Inez"
    ines.save()
    module.title = "Another title"
    module.save_revision().publish()
    with at("2027-03-01T09:00"):
        assert printed(found(completion), language="en").read_bytes() == content


def test_each_language_has_its_own_sheet(completion):
    spanish, arabic = (found(completion, each) for each in ("es", "ar"))
    assert (spanish.language, arabic.language) == ("es", "en")  # the module stands in English and Spanish
    assert file_name(spanish, language="es") == f"certificate-{completion.number}-es.pdf"
    with override("ar"):
        said = words(printed(arabic, language="ar"))
    assert f"/ar/certificates/{completion.number}" in said


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_longest_names_stay_on_one_sheet(completion, language):
    longest = Completion(**{**_facts(completion), "name": "Maximiliana " * 14, "number": f"LONG-{language.upper()}"})
    shown = Certificate(longest, "M1", "Certification of victims " * 10, "en", found(completion).worth)
    assert "Maximiliana" in words(printed(shown, language=language))


def _facts(completion):
    return {
        field.attname: getattr(completion, field.attname)
        for field in Completion._meta.concrete_fields
        if field.name != "id"
    }


def test_a_group_that_was_taught_has_no_mark(completion):
    taught = Completion(**{**_facts(completion), "mark_id": None, "how": "classroom", "number": "TAUGHT"})
    shown = Certificate(taught, "M1", "The order", "en", found(completion).worth)
    said = words(printed(shown, language="en"))
    assert "was taught the training module M1" in said
    assert "Taught in a classroom" in said
    assert "Mark" not in said
