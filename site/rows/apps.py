from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RowsConfig(AppConfig):
    name = "rows"

    def ready(self) -> None:
        from rows.triggers import install_after_migrate

        post_migrate.connect(install_after_migrate, dispatch_uid="rows written once")
