"""What may happen to people and to their invitations."""

from kube_awards.accounts.services.people import (
    create_user,
    deactivate_user,
    end_sessions,
    grant_role,
    reactivate_user,
    remove_second_factor,
    rename_user,
    revoke_role,
    secure_account,
    set_roles,
    update_person,
)

__all__ = [
    "create_user",
    "deactivate_user",
    "end_sessions",
    "grant_role",
    "reactivate_user",
    "remove_second_factor",
    "rename_user",
    "revoke_role",
    "secure_account",
    "set_roles",
    "update_person",
]
