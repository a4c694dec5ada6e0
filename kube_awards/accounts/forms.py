"""Forms of the people pages: they convert, services decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Hidden, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.proof import has_just_proven, password_flaw, ways_to_prove
from kube_awards.accounts.roles import Role
from kube_awards.core.forms import Difference, PageForm, shown, typed_again

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.functional import _StrPromise

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User


class PersonForm(forms.Form):
    """Name and roles of somebody who is known already."""

    full_name = forms.CharField(label=_("Nama lengkap"), max_length=120)
    roles = forms.MultipleChoiceField(
        label=_("Peran"),
        choices=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Juri tidak memerlukan peran di sini; juri ditunjuk di edisinya."),
    )
    submit_label = _("Simpan perubahan")

    @property
    def helper(self) -> FormHelper:
        """Return the layout crispy renders."""
        helper = FormHelper()
        helper.layout = Layout(*self.fields, Submit("simpan", self.submit_label))
        return helper

    def clean_roles(self) -> frozenset[Role]:
        """Return the roles themselves, not their names."""
        return frozenset(Role(name) for name in self.cleaned_data["roles"])


class KnownPersonForm(PersonForm):
    """Name and roles, with the stamp of those that the form showed."""

    versi = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def meet(self, stored: User) -> list[Difference]:
        """Make the form speak of what is stored now; return where that differs from the typed."""
        there = {
            "full_name": stored.full_name,
            "roles": [role for role in Role if role in stored.roles],
        }
        found = [
            Difference(str(self.fields[name].label), *texts)
            for name, value in there.items()
            if (texts := [shown(self.fields[name], each) for each in (value, self[name].data)])
            and texts[0] != texts[1]
        ]
        self.data = typed_again(self, versi=stored.stamp)
        return found


class NewPersonForm(PersonForm):
    """Name, address and roles of somebody new."""

    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        help_text=_("Undangan sekali pakai dikirim ke alamat ini."),
    )
    field_order = ("full_name", "email", "roles")
    submit_label = _("Tambah orang")


class StepForm(forms.Form):
    """One button that takes one step on a person."""

    def __init__(self, *, action: str, label: str | _StrPromise, seen: str | None = None) -> None:
        """Keep where the button leads, what it says, and which state of things its page showed."""
        super().__init__()
        self.helper = FormHelper()
        self.helper.form_action = action
        button = StrictButton(label, type="submit", css_class="btn-outline-primary mb-2")
        shown = [] if seen is None else [Hidden("terlihat", seen)]
        self.helper.layout = Layout(*shown, button)


class FirstPasswordForm(PageForm):
    """The first password of an invited person; the address is there for password managers."""

    email = forms.CharField(
        label=_("Email"),
        required=False,
        widget=forms.EmailInput(attrs={"readonly": True, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Buat kata sandi"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
        help_text=_("Sedikitnya 12 karakter. Beberapa kata yang mudah Anda ingat sudah cukup."),
        error_messages={"required": _("Tulis kata sandi yang Anda pilih.")},
    )


class ProvenForm(PageForm):
    """A form for a step that asks who sits there: by the password, unless that was just proven.

    Who has no password proves it on another page first (`includes/proof.html` says where).
    """

    kata_sandi = forms.CharField(
        label=_("Kata sandi Anda"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Tulis kata sandi Anda.")},
    )

    def __init__(
        self,
        request: AuthenticatedHttpRequest,
        data: QueryDict | None = None,
        initial: dict[str, object] | None = None,
    ) -> None:
        """Ask for the password last, and only where it is needed and there is one."""
        super().__init__(data, initial=initial)
        self.request = request
        self.is_proven = has_just_proven(request)
        self.lacks_password = not request.user.has_usable_password()
        self.ways = ways_to_prove(request.user)
        self.order_fields([name for name in self.fields if name != "kata_sandi"])
        if self.is_proven or self.lacks_password:
            del self.fields["kata_sandi"]

    def clean_kata_sandi(self) -> str:
        """Refuse any password but the own."""
        typed: str = self.cleaned_data["kata_sandi"]
        if flaw := password_flaw(self.request, typed):
            raise forms.ValidationError(flaw)
        return typed

    def clean(self) -> dict[str, object]:
        """Refuse who has no password and has proven nothing."""
        if self.lacks_password and not self.is_proven:
            raise forms.ValidationError(_("Buktikan dulu bahwa ini Anda."))
        return super().clean() or {}
