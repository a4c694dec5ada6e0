"""Register the prizes app."""

from django.apps import AppConfig


class PrizesConfig(AppConfig):
    """Decide, publish and certify."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "prizes"
