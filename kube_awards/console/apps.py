"""Register the console app."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """Speak of more than one app: staff pages and the sample edition."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "kube_awards.console"

    def ready(self) -> None:
        """Let the worker know what it may be asked to do."""
        from kube_awards.console.services.imports import (  # noqa: PLC0415 - models are loaded now
            IMPORT,
            UNDO,
        )
        from kube_awards.console.tasks import (  # noqa: PLC0415 - as above
            do_import,
            undo_long_import,
        )
        from kube_awards.core.jobs import register  # noqa: PLC0415 - as above

        register(IMPORT, do_import)
        register(UNDO, undo_long_import)
