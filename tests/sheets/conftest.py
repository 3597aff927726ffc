"""A directive sent to a crew without e-mail, and its sheets as they are printed."""

import pytest

from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    directive,
    directive_page,
    home,
    order,
    order_page,
    transmitted,
)
