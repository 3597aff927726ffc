"""What the editor's pages show: a draft as learners would see it, and the way from a page to its module."""

from django.http import HttpResponse
from django.shortcuts import redirect


def to_my_training() -> HttpResponse:
    return redirect("my_training")


def to_the_module(page) -> HttpResponse:
    """A module is read by who is enrolled in it, at its own address."""
    return redirect("module", page.slug)
