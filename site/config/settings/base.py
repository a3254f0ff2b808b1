"""Settings that every way of running the site shares. The environment is read in
``environment.py``.
"""

from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.static_headers import add_policy

from .accounts import *
from .environment import BASE_URL, DATA_DIR, PORT, ROOT, cache, database, desk_place, env, search

DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])

INSTALLED_APPS = [
    "foundation",
    "portal",
    "centre",
    "training",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "foundation.accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "foundation.keeping.middleware.KeptPagesMiddleware",
    "foundation.middleware.OwnHeadersMiddleware",
    "foundation.health.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation.middleware.LanguageMiddleware",
    "foundation.middleware.ContentSecurityPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "foundation.script.middleware.ScriptMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foundation.accounts.idle.IdleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "foundation.accounts.middleware.SecondFactorMiddleware",
    "foundation.accounts.closed.ClosedPartsMiddleware",
    "foundation.accounts.naming.AtTheDeskMiddleware",
    "foundation.desk.language.DeskLanguageMiddleware",
    "foundation.desk.parameters.ParametersMiddleware",
    "foundation.desk.refusing.DeskRefusalMiddleware",
    "foundation.safety.middleware.RefusalMiddleware",
    "foundation.redirects.RedirectMiddleware",
    "foundation.accounts.reading.ReaderMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "foundation.desk.words.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.context.page_context",
                "centre.context.site_frame",
            ],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": cache(),
    # Per process and quick; emptied by the generation stamp whenever any process changes content.
    "renditions": {"BACKEND": "foundation.generation.GenerationCache", "LOCATION": "renditions"},
}
# What must be true at the next request (index, references) is done at once, with the change; what
# may take long waits in the database for a worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Languages ----------------------------------------------------------------------------------
# One Serbian text serves two scripts: sr-latn is a language of addresses, never of content.
LANGUAGE_CODE = "sr"
LANGUAGES = [
    ("sr", _("Serbian (Cyrillic)")),
    ("sr-latn", _("Serbian (Latin)")),
    ("en", _("English")),
]
WAGTAIL_CONTENT_LANGUAGES = [("sr", "Српски"), ("en", "English")]
# The desk's words in Latin are derived like the site's; what stands in a field is never touched.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("sr", "Српски (ћирилица)"),
    ("sr-latn", "Srpski (latinica)"),
    ("en", "English"),
]
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "desk"]
# Days are typed as people write them.
FORMAT_MODULE_PATH = ["foundation.formats"]
TIME_ZONE = "Europe/Belgrade"
USE_TZ = True

# Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "foundation.styles.JoinedFinder",
]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_MEDIA_ROOT = DATA_DIR / "private"
# What is there for minutes only: kits that are being made. Every process of the copy sees it.
SCRATCH_ROOT = DATA_DIR / "tmp"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        # Nothing comes in that was not cleaned.
        "BACKEND": "foundation.cleaning.storage.CleanStorage",
        # No address: what is stored here leaves through a view that checks access first.
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
# With a static file the same is said as nginx says.
WHITENOISE_ADD_HEADERS_FUNCTION = add_policy
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A raw file never meets the disk.
FILE_UPLOAD_HANDLERS = ["foundation.cleaning.uploads.OffTheDisk"]

# Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Центар за заштиту жртава трговине људима"
# Where the desk is: its path, and the one host that knows it (any, where none is named).
DESK_PATH, DESK_HOST = desk_place()
WAGTAILADMIN_BASE_URL = f"https://{DESK_HOST}" if DESK_HOST else BASE_URL
DESK_URL = f"{WAGTAILADMIN_BASE_URL}/{DESK_PATH}"
WAGTAILSEARCH_BACKENDS = search("postgresql" in DATABASES["default"]["ENGINE"])
WAGTAILIMAGES_IMAGE_MODEL = "foundation.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "foundation.cleaning.forms.CleanImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "foundation.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "foundation.cleaning.forms.CleanDocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    *["csv", "docx", "json", "md", "odt", "pdf", "pptx", "txt", "xlsx", "zip"],
    *["mp3", "mp4", "opus", "vtt", "webm"],
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 60 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Nobody is told who edits here: no avatar service, no release server, no embedding of other sites.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# What was edited after its safety review is reviewed again.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILLOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"

# Mail ---------------------------------------------------------------------------------------
EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
vars().update({name: value for name, value in EMAIL.items() if name.startswith("EMAIL_")})
# Mail is stored first; the worker hands it to the server that the environment names.
MAIL_SERVER_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_BACKEND = "foundation.mail.backend.OutboxBackend"
EMAIL_TIMEOUT = 8
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="no-reply@localhost")

# Safety -------------------------------------------------------------------------------------
# Other sites are told nothing. With "no-referrer" browsers would send our own forms from "null",
# and those are refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The activity of the work plan that what communities did is evidence for.
COMMUNITY_ACTIVITY = "1.3.2"
# What the directory shows counts for so long from the day somebody confirmed it.
DIRECTORY_CONFIRMED_FOR_DAYS = 180
# A page that was checked is to be checked again after so many days, unless somebody says a day.
REVIEW_AFTER_DAYS = 180
# The daily check of links opens our own pages. Other sites are asked only where the operator wants
# it: each would learn when we ask, and from where.
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=False)
# Counts of people from 1 to MINIMUM_CELL - 1 are never published.
MINIMUM_CELL = 5

# Help that must be there even when the database is not.
HELP_FALLBACK = [("192", "tel:192", None), ("063 610 590", "tel:+38163610590", "sms:+38163610590")]
# A line of help that no native reader has reviewed is shown where nobody depends on it.
SHOW_UNREVIEWED_TRANSLATIONS = False
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="security@localhost")
EXIT_URL = "https://www.hidmet.gov.rs/"

# Whoever brings it may ask how each part is; from the machine itself nobody needs it.
READY_TOKEN = env.str("READY_TOKEN", default="")
# Servers in front that keep readers' pages, told of every change. The embedded copy has none.
WAGTAILFRONTENDCACHE: dict[str, dict[str, Any]] = {}

# Processes keep what pages show beside their own words, until content changes.
KEEP_PARTS = True
# So long nginx doesn't ask again for a page; then it answers at once, and asks meanwhile.
NGINX_FRESH_SECONDS = env.int("NGINX_FRESH_SECONDS", default=120)
# Where the publisher reads pages before readers do; nowhere unless said.
READ_AHEAD_FROM = ""

# Addresses behind which a key stands that opens something: no log shows what follows.
PATHS_OF_KEYS = ["izvestaj-partnera", "lozinka/nova", "ankete", "poziv", "pokusaj", "provera"]
# Logs carry no address, agent, key or query: requests are never logged, only what went wrong where.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "foundation.logs.DiscreetFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR", "filters": []},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
