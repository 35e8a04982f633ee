"""Settings of the site. Every one that a node may change comes from the environment, by one name each.

CHAPTER8_HOME           the data folder (database, files, index, secret key); default: .data/home
CHAPTER8_DATABASE_URL   postgresql://user:password@host:port/name; default: SQLite in the data folder
CHAPTER8_HOSTS          host names that the site answers to, comma-separated; default: loopback
CHAPTER8_ORGANIZATION   code of the organization that runs this node ("UN", "AU"); default: UN
CHAPTER8_HTTPS          "1" behind a TLS proxy: secure cookies, HSTS, addresses of people as the proxy saw them
CHAPTER8_DEBUG          "1" shows tracebacks in the browser; for development only
"""

from __future__ import annotations

import os
from pathlib import Path

from chapter8.site.catalogues import catalogues
from chapter8.site.environment import database, secret_key

HERE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("CHAPTER8_HOME", ".data/home")).resolve()
ORGANIZATION = os.environ.get("CHAPTER8_ORGANIZATION", "UN")

DEBUG = os.environ.get("CHAPTER8_DEBUG") == "1"
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("CHAPTER8_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "chapter8.site.accounts",
    "chapter8.site.library",
    "chapter8.site.search",
    "chapter8.site.searches",
    "chapter8.site.positions",
    "chapter8.site.agreed",
    "chapter8.site.ledger",
    "chapter8.site.situations",
    "chapter8.site.article54",
    "chapter8.site.joint",
    "chapter8.site.assistance",
    "chapter8.site.briefs",
    "chapter8.site.registry",
    "chapter8.site.plans",
    "chapter8.site.standby",
    "chapter8.site.jobs",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chapter8.site.accounts.middleware.viewer",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chapter8.site.security.content_security_policy",
    "chapter8.site.faults.Explain",
]
ROOT_URLCONF = "chapter8.site.urls"
WSGI_APPLICATION = "chapter8.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates", *sorted(HERE.glob("*/templates"))],  # an app's pages lie with the app
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "chapter8.site.templating.environment",
            "context_processors": ["chapter8.site.templating.page_context"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # for Django's own admin
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database(HOME, os.environ.get("CHAPTER8_DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en"
LANGUAGE_BAR = [  # in the order and the native forms of the UN's own language bar
    ("ar", "عربي"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LANGUAGES = [("ar", "عربي"), ("en", "English")]  # those with a catalogue: no page mixes languages
LOCALE_PATHS = [catalogues(HERE / "locale", HOME / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True  # the embedded node needs no collectstatic step

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = os.environ.get("CHAPTER8_HTTPS") == "1"
if BEHIND_PROXY:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {  # to stderr, where whoever started the site reads it; nothing of what a viewer asked or read
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},  # it warns of each rule that is meant for screens
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
