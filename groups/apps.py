"""Register the groups app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    """Register regions, KUBE and facilitators, independent of any year."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "groups"
    verbose_name = _("KUBE dan pendamping")
