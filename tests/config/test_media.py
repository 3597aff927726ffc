"""What of the uploads has an address: pictures as they were cut, films in parts, and nothing else."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

FILM = bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def put(media, name, content=b"a picture"):
    path = media / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_a_rendition_is_handed_out_as_the_picture_it_is(client, db, media):
    put(media, "images/papers.max-1200x900.png")
    answer = client.get("/media/images/papers.max-1200x900.png")
    assert (answer.status_code, b"".join(answer)) == (200, b"a picture")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()


@pytest.mark.parametrize(
    "name",
    [
        "editions/eo-1.pdf",
        "original_images/papers.png",
        "documents/roster.xlsx",
        "images/page.html",
        "images/drawing.svg",
        "images/none.png",
        "images/../editions/eo-1.png",
        "images/%2e%2e%2feditions%2feo-1.png",
        "images/..%5ceditions%5ceo-1.png",
        "images/folder.png",
    ],
)
def test_nothing_else_is(client, db, media, name):
    for each in ("editions/eo-1.pdf", "editions/eo-1.png", "original_images/papers.png", "documents/roster.xlsx"):
        put(media, each)
    put(media, "images/page.html")
    put(media, "images/drawing.svg")
    put(media, "images/folder.png/inside.png")
    assert client.get(f"/media/{name}").status_code == 404


def test_a_page_may_show_pictures_and_films_of_this_house_only(client, db):
    policy = client.get("/look/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "media-src" not in policy


@pytest.fixture
def film(db):
    return Document.objects.create(title="At the door", file=ContentFile(FILM, name="door.mp4"))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-", 0, 1023), ("bytes=10-19", 10, 19), ("bytes=-24", 1000, 1023), ("bytes=1000-5000", 1000, 1023)],
)
def test_a_film_is_handed_out_in_parts(client, film, asked, first, last):
    answer = client.get(film.url, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == FILM[first : last + 1]
    assert answer["Content-Range"] == f"bytes {first}-{last}/1024"
    assert answer["Content-Length"] == str(last - first + 1)
    assert answer["Content-Type"] == "video/mp4"


def test_a_long_part_is_cut_where_one_answer_ends(client, film, monkeypatch):
    monkeypatch.setattr("config.media.A_PART", 100)
    answer = client.get(film.url, headers={"Range": "bytes=50-"})
    assert (answer.content, answer["Content-Range"]) == (FILM[50:150], "bytes 50-149/1024")


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=2000-", "bytes=20-10", "bytes=0-1,5-6", "lines=1-2"])
def test_whoever_asks_for_no_part_gets_the_whole(client, film, asked):
    answer = client.get(film.url, headers={"Range": asked})
    assert (answer.status_code, b"".join(answer)) == (200, FILM)
    answer.close()


def test_a_part_is_not_handed_to_whom_the_whole_is_not(client, film):
    closed = Collection.objects.get(depth=1).add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    film.collection = closed
    film.save()
    assert client.get(film.url, headers={"Range": "bytes=0-9"}).status_code == 302
