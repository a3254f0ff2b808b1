"""Every address of the site. Rooms that have addresses of their own are mounted here."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import override

from foundation import views
from foundation.sharing.views import serve_card
from foundation.sitemap import sitemap

# The desk's addresses hold texts that are made once, when they are read first: by whichever request
# that is, they are in the desk's language.
with override(settings.LANGUAGE_CODE):
    from wagtail.admin import urls as wagtailadmin_urls

handler400 = "foundation.views.bad_request"
handler404 = "centre.lost.not_found_or_help"
handler500 = "foundation.views.server_error"

# Wagtail's own pattern knows no dots: numbers like 2.3.2 and names of files hold them.
PAGE = r"^((?:[\w\-.]+/)*(?:[\w\-]+\.[a-z]+)?)$"

urlpatterns = [
    path(settings.DESK_PATH, include(wagtailadmin_urls)),
    # Wagtail's own lists of addresses also hold a second sign-in and forms for shared passwords.
    path(
        "dokumenta/<int:document_id>/<str:document_filename>",
        views.serve_document,
        name="wagtaildocs_serve",
    ),
    path("media/images/<str:name>", views.serve_rendition, name="rendition"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
    *i18n_patterns(
        path("nalog/", include("foundation.accounts.urls")),
        path("pretraga/", include("search.urls")),
        path("izvestaj-partnera/", include("portal.urls")),
        path("moja-obuka/provere/", include("training.assessment.urls")),
        path("moja-obuka/ankete/", include("training.surveys.urls")),
        path("kartica/<uuid:key>.png", serve_card, name="share_card"),
        path("", include("training.urls")),
        path("", include("centre.urls")),
        path("", include("portal.urls_beneath")),
        re_path(PAGE, views.serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
