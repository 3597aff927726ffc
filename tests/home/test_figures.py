"""The pages where a percentage opens."""

import csv
import io

import pytest
from django.urls import reverse

from directives.acts.allowances import exempt
from directives.models import Delivery

NOW = "2026-11-20T09:00"


@pytest.fixture
def see(client, at):
    def see(who, name, *args):
        client.force_login(who.user)
        with at(NOW):
            response = client.get(reverse(name, args=["police", *args]))
            if response.streaming:
                response.body = b"".join(response.streaming_content).decode("utf-8-sig")
            return response

    return see


@pytest.fixture
def excused(taught, marisol, at):
    """Of the eleven two are overdue, four signed and two left; of the three it has not reached one is excused."""
    one = Delivery.objects.filter(dissemination=taught, employee__number="5005")
    with at(NOW):
        exempt(dissemination=taught, deliveries=one, reason="Seconded to the county.", by=marisol.user)
    return taught


def test_the_percentage_is_said_with_its_parts_and_its_day(see, marisol, excused):
    page = see(marisol, "sending_figures", excused.pk)
    assert "50 percent have signed: 4 of 8." in page.text
    assert "As of Friday, November 20, 2026." in page.text
    assert "the roster of Thursday, October 15, 2026" in page.text
    assert "1 · <bdi>Seconded to the county.</bdi>" in page.text
    assert reverse("sending", args=["police", excused.pk]) + "?standing=exempt" in page.text
    assert page.text.count("−") == 2
    for name in ("sending", "sending_export"):
        args = [excused.pk, *(["csv"] if name == "sending_export" else [])]
        assert see(marisol, name, *args).status_code == 200
    assert reverse("sending_figures", args=["police", excused.pk]) in see(marisol, "agency").text


def test_the_file_adds_up_to_the_list(see, marisol, excused):
    answer = see(marisol, "sending_figures_export", excused.pk, "csv")
    rows = list(csv.DictReader(io.StringIO(answer.body)))
    assert sum(int(row["People"]) for row in rows) == 11
    assert [row["Reason"] for row in rows if row["Standing"] == "Exempt"] == ["Seconded to the county."]
    assert sum(int(row["People"]) for row in rows if row["Counts in the percentage"] == "yes") == 8
    assert see(marisol, "sending_figures_export", excused.pk, "pdf").status_code == 404


def test_a_module_opens_too_and_neither_to_a_stranger(see, marisol, nell, excused):
    page = see(marisol, "training_figures", "t")
    assert "18 percent have passed it: 2 of 11." in page.text
    assert len(see(marisol, "training_figures_export", "t", "csv").body.splitlines()) == 3
    assert see(nell, "sending_figures", excused.pk).status_code == 404
    assert see(nell, "training_figures", "t").status_code == 404
