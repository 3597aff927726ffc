from tests.directives.conftest import (  # noqa: F401
    at,
    delivery,
    directive,
    directive_page,
    home,
    note,
    order,
    order_page,
    sent,
    transmitted,
)
