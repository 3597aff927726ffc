"""What every test stands on. The shared cast lives here; a room's own fixtures are in its own conftest."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import TransactionTestCase

from rows.triggers import lifted


@pytest.fixture(scope="session", autouse=True)
def _a_flush_may_empty_append_only_tables():
    """Tests with real transactions end by emptying every table, which rows written once rightly refuse."""
    emptied = TransactionTestCase._fixture_teardown

    def empty_without_triggers(case):
        with ExitStack() as stack:
            for alias in case._databases_names(include_mirrors=False):
                stack.enter_context(lifted(connections[alias]))
            emptied(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_without_triggers)
        yield
