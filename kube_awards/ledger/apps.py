"""Register the ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Keep the append-only chain of everything that happened."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "kube_awards.ledger"
