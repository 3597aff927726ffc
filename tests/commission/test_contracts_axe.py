"""WCAG 2.2 AA on the pages of proposed contracts, in the admin and for everybody: wide and narrow, right to left."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from commission.acts.drafts import draft_notice
from commission.acts.hearings import comment, hide, propose, show
from tests.commission.conftest import CONTRACT
from tests.commission.test_admin import to
from tests.commission.test_admin_axe import broken
from tests.look.test_axe import CHROMIUM


@pytest.fixture
def pages(client, called, clerk, ruth, devraj, places, go_out, at):
    """Each page in English and Arabic, made before the browser starts."""
    with at("2027-03-01T09:00"):
        new = propose(act_on=date(2027, 6, 1), by=clerk.user, **CONTRACT)
        go_out(draft_notice(meeting=called.hearing, by=devraj.user), reason="The paper was closed.")
        said = [comment(proposal=called, text=text, language=tag) for text, tag in [("No.", "en"), ("لا.", "ar")]]
        said.append(comment(proposal=called, text="Letter.", language="en", way="mail", by=devraj.user))
        show(comment=said[0], by=devraj.user)
        hide(comment=said[2], reason="It names a private person.", by=devraj.user)
        contract, other = to("contracts:contract", called.pk), to("contracts:contract", new.pk)
        for_the_clerk = [to("contracts:index"), to("contracts:propose"), contract, other]
        for_the_clerk += [to(f"contracts:{each}", called.pk) for each in ("comments", "take_in", "memo", "hearing")]
        for_the_clerk += [to("contracts:chain") + f"?act_on={day}" for day in ("", "2027-05-14", "2027-03-30", "x")]
        for_the_clerk += [to("contracts:hide", said[0].pk), to("today:index")]
        found = {}
        for language in ("en", "ar"):
            with override(language):
                everybody = [reverse(name, args=[called.pk]) for name in ("proposal", "comment")]
                readers = [(ruth.user, [to("contracts:law", new.pk), other])]
                readers += [(clerk.user, [*for_the_clerk, *everybody])]
                for user, addresses in readers:
                    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
                    client.force_login(user)
                    for each in addresses:
                        mark = "&" if "?" in each else "?"
                        found[f"{each}{mark}{user.username}{language}"] = client.get(each).content
    return found


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_about_contracts(pages):
    assert broken(pages) == []
