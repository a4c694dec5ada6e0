"""Register the prizes app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrizesConfig(AppConfig):
    """Decide, publish and certify."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "prizes"
    verbose_name = _("Hadiah dan penetapan")

    def ready(self) -> None:
        """Let the worker know what it may be asked to do."""
        from kube_awards.core.jobs import (  # noqa: PLC0415 - models are loaded now
            register,
            register_divided,
        )
        from prizes.services.paper_jobs import PAPER, issue_ordered  # noqa: PLC0415 - as above
        from prizes.works import WORKS  # noqa: PLC0415 - as above

        register(PAPER, issue_ordered)
        for kind, work in WORKS.items():
            register_divided(kind, work)
