"""Register the console app."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """Speak of more than one app: staff pages and the sample edition."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "kube_awards.console"
