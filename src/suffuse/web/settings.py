"""Settings. What differs between two houses comes from the environment; all else is the same."""

import os
import secrets
import tempfile
from pathlib import Path

from suffuse.web import sqlite

sqlite.swap()

from django.conf.locale import LANG_INFO  # noqa: E402 - the SQLite must be chosen first
from django.utils.csp import CSP  # noqa: E402 - the same
from django.utils.translation import gettext_lazy as _  # noqa: E402 - the same

from suffuse.web.database import settings_of  # noqa: E402 - the same

ROOMS = [
    "language",
    "audit",
    "organisation",
    "directive",
    "access",
    "measure",
    "audience",
    "rollout",
    "planning",
    "attendance",
    "comprehension",
    "media",
    "assessment",
    "reporting",
    "direction",
    "exchange",
]

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent.parent
HOME = Path(os.environ.get("SUFFUSE_HOME", "var"))


def _secret_key() -> str:
    """Keep one secret for a house that was not given one, readable by its owner only."""
    kept = HOME / "secret.key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = os.environ.get("SUFFUSE_SECRET_KEY") or _secret_key()
DEBUG = os.environ.get("SUFFUSE_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("SUFFUSE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
# A house on the open network says so; a laptop in a district has no certificate.
SECURE = os.environ.get("SUFFUSE_SECURE", "") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if SECURE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",  # lends its widgets' templates, so that ours can stand before them
    *(f"suffuse.{room}" for room in ROOMS),
    "suffuse.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "suffuse.web.tongue.TongueMiddleware",
    "suffuse.web.size.SizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "suffuse.web.gate.GateMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "suffuse.web.surroundings.surroundings",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "suffuse.web.urls"
WSGI_APPLICATION = "suffuse.web.wsgi.application"

DATABASES = {
    "default": settings_of(
        os.environ.get("SUFFUSE_DATABASE_URL") or f"sqlite:///{HOME / 'suffuse.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file, with the settings of the real one; an in-memory database keeps no promise.
    DATABASES["default"]["TEST"] = {
        "NAME": os.path.join(tempfile.gettempdir(), f"suffuse-test-{os.getpid()}.sqlite3")
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# What the limits count is seen by every web process. So many tries that are still counted come from
# no twenty addresses; expired ones are put away when there are more.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_tally",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "suffuse.web.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Guesses are counted by account, not by address: a whole office sits behind one address.
ACCOUNT_RATE_LIMITS = {"login": "1000/m/ip", "login_failed": "10/5m/key"}
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 12 * 3600

LANG_INFO.setdefault(
    "lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"}
)  # Django ships no Lao
LANGUAGE_CODE = "lo"
LANGUAGES = [("lo", _("Lao")), ("en", _("English"))]
LOCALE_PATHS = [HERE.parent / "locale"]
FORMAT_MODULE_PATH = ["suffuse.web.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("SUFFUSE_TIME_ZONE", "Asia/Vientiane")

STATIC_URL = "/static/"
# Files are served from where they lie: no build step stands between a clone and its first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if SECURE:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-suffuse"
    CSRF_COOKIE_NAME = "__Host-suffuse-csrf"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# The demonstration says on every page that its figures are simulated.
# It leaves a mark in its home, so that whoever serves that home later says it too.
SIMULATED = os.environ.get("SUFFUSE_SIMULATED", "") or (HOME / "simulated").exists()
# The lines above every official letter, parted by "|"; unset: the nation's; empty: none.
LETTER_HEADER = os.environ.get("SUFFUSE_LETTER_HEADER")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
