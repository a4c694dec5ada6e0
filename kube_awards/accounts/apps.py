"""Register the accounts app, and the admin site that admits people by our sign-in."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class AccountsConfig(AppConfig):
    """Know people, their roles and how they sign in."""

    default = True
    default_auto_field = "django.db.models.BigAutoField"
    name = "kube_awards.accounts"

    def ready(self) -> None:
        """Listen to what allauth's own pages change."""
        from kube_awards.accounts.receivers import connect  # noqa: PLC0415 - models load first

        connect()


class MasterDataAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site in place of the stock one."""

    default = False
    default_site = "kube_awards.accounts.admin_site.MasterDataSite"
