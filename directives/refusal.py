"""Why an act was not done, in a sentence a person can act on."""


class Refusal(Exception):
    """Raised by an act that will not be done; `str()` of it is shown to the person as it stands."""
