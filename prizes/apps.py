"""Register the prizes app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrizesConfig(AppConfig):
    """Decide, publish and certify."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "prizes"
    verbose_name = _("Hadiah dan penetapan")
