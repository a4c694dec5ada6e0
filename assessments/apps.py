"""Register the assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Score contestants and rank them."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "assessments"
