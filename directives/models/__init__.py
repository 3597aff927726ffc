from directives.models.editions import Edition, EditionText
from directives.models.notings import AcknowledgmentCorrection, Noting
from directives.models.pages import DirectiveIndexPage, DirectivePage, OrderPage
from directives.models.records import (
    Acknowledgment,
    CertifiedCopyRequest,
    Delivery,
    Dissemination,
    Erratum,
    Transmittal,
)

__all__ = [
    "Acknowledgment",
    "AcknowledgmentCorrection",
    "CertifiedCopyRequest",
    "Delivery",
    "DirectiveIndexPage",
    "DirectivePage",
    "Dissemination",
    "Edition",
    "EditionText",
    "Erratum",
    "Noting",
    "OrderPage",
    "Transmittal",
]
