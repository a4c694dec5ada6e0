"""Register the core app."""

from django.apps import AppConfig
from django.core import checks

from kube_awards.core.pdf.checks import check_pdf_libraries


class CoreConfig(AppConfig):
    """Hold what knows nothing of awards: PDF, private files, formats."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "kube_awards.core"

    def ready(self) -> None:
        """Let `manage check` say which system library the PDF engine lacks."""
        checks.register(check_pdf_libraries)
