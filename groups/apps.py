"""Register the groups app."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Register regions, KUBE and facilitators, independent of any year."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "groups"
