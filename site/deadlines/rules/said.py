"""Words of the clocks, marked for the catalogues; they are translated where they are shown."""


def _(message: str) -> str:
    return message


CITY = _("City policy, not in the order")
