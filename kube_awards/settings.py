"""Every setting of the product, read from the environment; see .env.example.

Two modes. `embedded` is what `sh ./dev run` sets up: one machine, SQLite unless DATABASE_URL says
otherwise, plain HTTP on localhost. `production`, the default, refuses to start with anything
unsafe.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kube_awards.core.logs import LOGGING  # noqa: F401 - a setting, kept beside its filter
from kube_awards.environment import (
    database,
    env,
    folder,
    is_open_to_others,
    key,
    read_env_file,
)

BASE_DIR = Path(__file__).resolve().parent.parent


def refuse_when(wrong: bool, reason: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Stop a production start that would not be safe, in one line."""
    if PRODUCTION and wrong:
        raise ImproperlyConfigured(reason)


ENV_FILE = Path(os.environ.get("ENV_FILE", BASE_DIR / ".env"))
read_env_file(ENV_FILE)
VAR_DIR = folder(BASE_DIR / env.str("VAR_DIR", default="var"))

MODE = env.str("MODE", default="production")
if MODE not in {"embedded", "production"}:
    raise ImproperlyConfigured(f'MODE harus "embedded" atau "production", bukan "{MODE}"')
PRODUCTION = MODE == "production"
refuse_when(
    is_open_to_others(ENV_FILE),
    f"berkas {ENV_FILE.name} dapat dibaca orang lain; jalankan: chmod 600 {ENV_FILE.name}",
)
refuse_when(
    is_open_to_others(VAR_DIR),
    f"folder {VAR_DIR} dapat dibuka orang lain; jalankan: chmod 700 {VAR_DIR}",
)

SECRET_KEY = key("SECRET_KEY")
LEDGER_KEY = key("LEDGER_KEY")
refuse_when(SECRET_KEY == LEDGER_KEY, "SECRET_KEY dan LEDGER_KEY harus berbeda")
DEBUG = env.bool("DEBUG", default=False)
refuse_when(DEBUG, "DEBUG harus mati")

# The one source of absolute links: QR codes and mail.
PUBLIC_URL = env.str("PUBLIC_URL", default="" if PRODUCTION else "http://localhost:8000")
PUBLIC_URL = PUBLIC_URL.rstrip("/")
refuse_when(not PUBLIC_URL.startswith("https://"), "PUBLIC_URL harus dimulai dengan https://")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[urlsplit(PUBLIC_URL).hostname or ""]
    + ([] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]),
)
refuse_when(any("*" in host for host in ALLOWED_HOSTS), "ALLOWED_HOSTS tidak boleh memuat *")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# Database -----------------------------------------------------------------------------------------
refuse_when(not env.str("DATABASE_URL", default=""), "DATABASE_URL harus diisi")
DATABASES = {"default": database(VAR_DIR)}
DATABASES["default"] |= {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A popular recipe says synchronous=NORMAL; that may lose the last acknowledged score.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    }
    # Threads on an in-memory test database get "table is locked".
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Beyond that the lowest keys go, whoever they belong to: at 300 (Django's default) any
        # reader of /cek/ could drive out what allauth counts.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# Long work and reminders wait in the database for a worker (`manage.py db_worker`).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# After so long without a word from its worker, another worker takes a part of such work.
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=120)

# Applications -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "kube_awards.core",
    "kube_awards.ledger",
    "kube_awards.accounts",
    "groups",
    "assessments",
    "prizes",
    "kube_awards.console",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "kube_awards.accounts.apps.MasterDataAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, for FORM_RENDERER
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # its random padding answers BREACH
    "csp.middleware.CSPMiddleware",
    "kube_awards.core.middleware.ResponseHeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kube_awards.accounts.middleware.SignInMiddleware",
    "kube_awards.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kube_awards.core.middleware.ErrorPagesMiddleware",
]
ROOT_URLCONF = "kube_awards.urls"
WSGI_APPLICATION = "kube_awards.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kube_awards.console.context_processors.chrome",
            ],
            "builtins": ["kube_awards.core.templatetags.formats"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Who runs this installation: shown in the header and the footer of every page.
OFFICE_NAME = env.str("OFFICE_NAME", default="Dinas Sosial Provinsi DKI Jakarta")
OFFICE_CONTACT = env.str(
    "OFFICE_CONTACT", default="Bidang Pemberdayaan Sosial, Dinas Sosial Provinsi DKI Jakarta"
)

# Languages and formats ----------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["kube_awards.core.locale_formats"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# Files --------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "kube_awards.core.private_files.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
PRIVATE_ROOT = VAR_DIR / "private"
FILE_UPLOAD_HANDLERS = [
    "kube_awards.core.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
WHITENOISE_MAX_AGE = 3600

# Accounts -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "console:after_sign_in"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "kube_awards.accounts.adapters.ClosedSignupAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds: mail in a full hall is slow
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told to its owner
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# allauth's defaults lock one account from every address after five tries and refuse the 31st
# sign-in a minute from one address: a judging room behind one Wi-Fi would shut itself out.
# Whose X-Forwarded-For counts: production stands behind one proxy (SECURE_PROXY_SSL_HEADER).
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if PRODUCTION else 0)
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "100/h/ip,20/d/key",
    "request_login_code": "60/m/ip,5/m/key",
    "reset_password": "60/m/ip,5/m/key",
    "renew_invitation": "60/m/ip,3/h/key",  # our own: a new link asked for with an old one
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Penilaian KUBE"
STAFF_SECOND_FACTOR_REQUIRED = env.bool("STAFF_SECOND_FACTOR_REQUIRED", default=PRODUCTION)
refuse_when(not STAFF_SECOND_FACTOR_REQUIRED, "STAFF_SECOND_FACTOR_REQUIRED tidak boleh dimatikan")

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kube_awards.core.error_views.csrf_failure"

# Mail ---------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Penilaian KUBE <penilaian@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if PRODUCTION:
    EMAIL_CONFIG = env.email("EMAIL_URL", default="smtp://localhost:25")
    vars().update(EMAIL_CONFIG)
else:
    EMAIL_BACKEND = "kube_awards.core.mail.TerminalAndFileBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# Security headers ---------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"

DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
