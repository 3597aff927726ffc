"""What a crawl notes of an answer, and of the tables before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from html.parser import HTMLParser

from django.db import connection

DOORS = ("/accounts/login/", "/admin/login/", "/system/login/")
# What a browser brings along: its session, and Wagtail's own notes of who has a page open and follows its comments.
OF_THE_BROWSER = {
    "django_session",
    "usersessions_usersession",
    "wagtailadmin_editingsession",
    "wagtailcore_pagesubscription",
}


def answer(response) -> str:
    """The status; of a redirect, `in` to a way to sign in, `back` to the admin's first page, `302` to anything else."""
    if response.streaming:
        b"".join(response.streaming_content)
    if response.status_code == 302:
        if response.url.removeprefix("/es").removeprefix("/ar").startswith(DOORS):
            return "in"
        if response.url == "/admin/":
            return "back"
    return str(response.status_code)


class Inline(HTMLParser):
    """Collects what a strict policy would not let run or show: scripts and styles in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        is_data = given.get("type", "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]


def against_the_policy(response) -> list[str]:
    """What is wrong with a page of the front: something inline, or a policy that is not strict."""
    policy = response.headers.get("Content-Security-Policy", "")
    if policy.startswith("sandbox; default-src 'none'"):
        return []  # a letter as it was sent, for its frame: nothing in it runs, loads or leads anywhere
    wrong = [] if "default-src 'self'" in policy and "unsafe" not in policy else [f"policy: {policy}"]
    if response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html"):
        page = Inline()
        page.feed(response.content.decode())
        wrong += page.found
    return wrong


def fingerprint() -> dict[str, str]:
    """Each table's rows as a hash, whatever order they come in."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - OF_THE_BROWSER):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = sha256("\n".join(rows).encode()).hexdigest()
    return found


def changed(before: dict[str, str]) -> list[str]:
    """The tables that are not as they were."""
    after = fingerprint()
    return sorted(table for table in before.keys() | after.keys() if before.get(table) != after.get(table))


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that write, as they are carried out: they say which address it was."""
    noted: list[str] = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) and not any(name in sql for name in OF_THE_BROWSER):
            noted.append(sql[:90])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield noted
