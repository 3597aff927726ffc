from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "directives.sheets"
    label = "sheets"
    verbose_name = _("Sheets signed on paper")
