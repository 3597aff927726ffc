"""The order and the directives as the public reads them."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse

from directives import words
from directives.acts.editions import _freeze, adopt_order
from directives.acts.wordings import Wording
from directives.models import Edition, EditionText, Erratum, OrderPage
from people.models import Agency
from printing.pdf import PrintingFailed

# The edition in force; its texts; its errata; its sisters; the city; the demonstration's doors ask nothing more.
OF_THE_ORDER = 7
OF_A_DIRECTIVE = 7


@pytest.fixture
def today(at):
    with at("2026-12-14T10:00"):
        yield


@pytest.fixture
def spanish(order):
    body = words.mapped(order.texts.get(is_source=True).body, lambda text: f"(es) {text}")
    return EditionText.objects.create(
        edition=order, language="es", title="Orden", body=body, sha256=words.digest(title="Orden", body=body)
    )


@pytest.fixture
def amended(order, order_page, clerk, at):
    """Edition 2, a minor change in force on Tuesday, December 1, 2026."""
    page = OrderPage.objects.get(pk=order_page.pk)
    raw = words.from_stream(list(page.body.raw_data))
    page.body = words.to_stream(words.mapped(raw, lambda text: text.replace("CPB", "CBP")))
    page.save_revision().publish()
    with at("2026-11-30T09:00"):
        return adopt_order(
            page=OrderPage.objects.get(pk=page.pk),
            signed_on=date(2026, 11, 30),
            effective_on=date(2026, 12, 1),
            change=Edition.Change.MINOR,
            reason="CBP was misspelled.",
            by=clerk.user,
        )


@pytest.fixture
def directive_of(order, clerk, at):
    def make(agency, number=1, effective_on=date(2026, 10, 15), kind=Edition.Kind.DIRECTIVE):
        body = [{"section": {"number": "1", "heading": "Requests", "parts": [{"words": f"Refer them. {number}"}]}}]
        with at("2026-10-15T09:00"):
            return _freeze(
                wordings=[Wording(language="en", title=f"{agency.name} {kind} {number}", body=body)],
                kind=kind,
                agency=agency,
                order=order,
                reference=f"{agency.slug}-{number}",
                signed_on=date(2026, 10, 15),
                effective_on=effective_on,
                change=Edition.Change.MATERIAL if number > 1 else Edition.Change.FIRST,
                reason="New duties." if number > 1 else "",
                by=clerk.user,
            )

    return make


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


# The order


def test_before_there_is_an_order_the_page_says_so(client, city, today):
    assert "No order has been adopted yet" in read(client, "/order/")


def test_an_order_that_takes_effect_later_is_announced_and_not_yet_shown(client, order, at):
    with at("2026-09-13T10:00"):
        page = read(client, "/order/")
    assert "No order is in force today" in page
    assert 'href="/order/editions/1/"' in page


def test_the_order_in_force_is_shown_with_its_number_hash_and_date(client, order, today):
    page = read(client, "/order/")
    assert "Fair and Welcoming Kestrel Falls Executive Order" in page
    assert order.texts.get().sha256 in page
    assert "In force since Monday, September 14, 2026." in page


def test_the_order_takes_a_fixed_number_of_queries(client, amended, spanish, today, django_assert_num_queries):
    Erratum.objects.bulk_create(Erratum(code=f"E{n}", section="2.C", quoted="CPB", proposed="CBP") for n in range(30))
    with django_assert_num_queries(OF_THE_ORDER):
        client.get("/order/")


def test_every_place_has_its_link(client, order, today):
    page = read(client, "/order/")
    for anchor in ("s2", "s2-a", "s2-c", "s15"):
        assert f'id="{anchor}"' in page
        assert f'href="#{anchor}"' in page


def test_a_defined_term_leads_to_its_meaning_in_the_margin(client, amended, today):
    page = read(client, "/order/")
    assert 'href="#s2-term-1-d">CBP</a>' in page
    assert 'role="note" id="s2-term-1-d"><p><dfn>CBP</dfn>' in page


def test_an_erratum_stands_beside_the_text_and_the_text_is_untouched(client, order, today):
    Erratum.objects.create(code="E14", section="2.C", quoted="CPB", proposed="CBP")
    page = read(client, "/order/")
    assert "E14: the clerk notes" in page
    assert "Honor CPB requests;" in page


def test_the_screens_language_gives_the_text_when_it_stands_in_it(client, order, spanish, today):
    page = read(client, "/es/order/")
    assert '<article class="document document--margins document--law" lang="es" dir="ltr">' in page
    assert "(es) " in page


def test_a_translation_says_that_the_english_governs(client, order, spanish, today):
    page = read(client, "/order/?text=es")
    assert "This is a courtesy translation. The text in English governs." in page


@pytest.mark.parametrize("asked", ["xx", "ar", "%00", "en'--", "a" * 3000])
def test_a_language_without_a_text_gives_the_one_that_governs_and_says_so(client, order, today, asked):
    page = read(client, f"/order/?text={asked}")
    assert "not translated into that language yet" in page
    assert "Kestrel Falls is a fair and welcoming city." in page


def test_an_older_edition_says_which_one_binds(client, amended, today):
    page = read(client, "/order/editions/1/")
    assert "Edition 2 is the one in force today." in page
    assert "until a newer edition took its place" in page
    assert "is the one in force today" not in read(client, "/order/editions/2/")


def test_the_edition_in_force_names_the_order_as_its_proper_address(client, amended, today):
    for path in ("/order/", "/order/editions/2/"):
        assert '<link rel="canonical" href="http://testserver/order/">' in read(client, path)
    assert '<link rel="canonical" href="http://testserver/order/editions/1/">' in read(client, "/order/editions/1/")


@pytest.mark.parametrize(
    "path",
    [
        "/order/editions/99/",
        "/order/editions/99999999999999999999/",
        "/order/editions/1x/",
        "/order/editions/99/pdf/",
        "/order/editions/99/text.json",
        "/order/changes/1/2/",
        "/order/changes/1/1/",
        "/order/changes/0/1/",
        "/directives/nowhere/directive/1/",
        "/directives/police/order/1/",
        "/directives/police/rumor/1/",
    ],
)
def test_an_address_of_nothing_is_a_404(client, order, police, today, path):
    read(client, path, status=404)


def test_the_editions_are_listed_with_why_each_was_made(client, amended, today, django_assert_num_queries):
    with django_assert_num_queries(3):
        page = read(client, "/order/editions/")
    assert "CBP was misspelled." in page
    assert 'href="/order/changes/1/2/"' in page


# What changed


def test_the_difference_names_the_place_and_reads_without_colors(client, amended, today, django_assert_num_queries):
    with django_assert_num_queries(4):
        page = read(client, "/order/changes/1/2/")
    assert "2 passages differ." in page  # §2.C, and the date of signature
    assert '<del><span class="unseen">[removed: </span>CPB<span class="unseen">]</span></del>' in page
    assert '<ins><span class="unseen">[added: </span>CBP<span class="unseen">]</span></ins>' in page
    assert 'href="/order/editions/2/?text=en#s2-c"' in page
    assert "Minor change" in page
    assert "CBP was misspelled." in page


def test_editions_are_compared_from_the_older_to_the_newer_only(client, amended, today):
    read(client, "/order/changes/2/1/", status=404)


def test_a_language_only_one_edition_stands_in_is_compared_in_the_one_that_governs(client, amended, spanish, today):
    assert 'lang="en" dir="ltr"' in read(client, "/order/changes/1/2/?text=es")


# Proof


def test_anyone_can_compute_the_hash_from_the_words(client, order, spanish, today):
    for text in order.texts.all():
        response = client.get(f"/order/editions/1/text.json?text={text.language}")
        assert hashlib.sha256(response.content).hexdigest() == text.sha256
        assert response["ETag"] == f'"{text.sha256}"'
        assert response.json() == {"title": text.title, "body": text.body}


def test_a_reprint_is_the_same_file(client, order, today, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    first = b"".join(client.get("/order/editions/1/pdf/").streaming_content)
    kept = list(tmp_path.rglob("*.pdf"))
    drawn_at = kept[0].stat().st_mtime_ns
    again = client.get("/order/editions/1/pdf/?text=xx")
    assert first.startswith(b"%PDF")
    assert b"".join(again.streaming_content) == first
    assert [(path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()] == [(kept[0], drawn_at)]
    assert again["Content-Disposition"] == 'inline; filename="eo-2026-07-edition-1-en.pdf"'


def test_a_file_that_cannot_be_drawn_is_told_and_not_kept(client, order, today, settings, tmp_path, monkeypatch):
    def fail(*args, **kwargs):
        raise PrintingFailed("no turn came")

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("directives.printed.render_pdf", fail)
    assert "The text itself is safe and unchanged." in read(client, "/order/editions/1/pdf/", status=503)
    assert list(tmp_path.rglob("*.pdf")) == []


# The directives


def test_before_there_is_a_directive_the_page_says_so(client, order, today):
    assert "No directive is in force yet" in read(client, "/directives/")


def test_each_agency_shows_its_newest_edition_in_force(client, directive_of, police, library, today):
    directive_of(police)
    directive_of(police, number=2)
    directive_of(police, number=3, effective_on=date(2027, 1, 4))
    directive_of(police, kind=Edition.Kind.POLICY)
    directive_of(library)
    page = read(client, "/directives/")
    links = ["library/directive/1", "police/directive/2", "police/policy/1"]
    assert all(f'href="/directives/{link}/"' in page for link in links)
    assert "police/directive/1" not in page
    assert "police/directive/3" not in page


def test_the_directives_take_a_fixed_number_of_queries(client, directive_of, today, django_assert_num_queries):
    for number in range(12):
        directive_of(Agency.objects.create(name=f"Agency {number}", slug=f"agency-{number}", kind="board"))
    with django_assert_num_queries(4):
        client.get("/directives/")


def test_a_directive_reads_like_the_order(client, directive_of, police, today, django_assert_num_queries):
    directive_of(police)
    with django_assert_num_queries(OF_A_DIRECTIVE):
        page = read(client, "/directives/police/directive/1/")
    assert 'id="s1"' in page
    assert "Police Department" in page
    assert "certified copy" not in page


# Wagtail's own addresses and the editor's preview


def test_the_page_the_clerk_keeps_leads_the_public_to_the_edition(client, order_page):
    response = order_page.serve(None)
    assert (response.status_code, response.url) == (302, "/order/")


def test_a_directives_page_leads_to_its_edition_or_to_all_of_them(directive_page, directive_of, police, today):
    assert directive_page.serve(None).url == "/directives/"
    directive_of(police)
    assert directive_page.serve(None).url == "/directives/police/directive/1/"
    assert directive_page.get_parent().specific.serve(None).url == "/directives/#police"


def test_the_preview_shows_the_draft_marked_as_one(order_page, city, today):
    page = order_page.make_preview_request().content.decode()
    assert "A draft. It binds nobody until it is adopted." in page
    assert "[MUNICIPALITY] shall not:" in page
    assert Edition.objects.count() == 0


def test_the_foot_of_every_page_names_the_order_in_force(client, order, today):
    page = read(client, reverse("directives"))
    assert "Order EO 2026-07, edition 1" in page
    assert order.texts.get().sha256[:12] in page
