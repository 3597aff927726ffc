"""What the rooms of the texts bring, and this room's own cast."""

from tests.commission.conftest import devraj  # noqa: F401 the same
from tests.directives.conftest import at, directive_page, home, order_page  # noqa: F401 fixtures, found by their names
from tests.languages.cast import commission_page, edited, spanish_page, spoken, translated  # noqa: F401 the same
