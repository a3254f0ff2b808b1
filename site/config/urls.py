"""Every address of the site. Rooms that have addresses of their own are mounted here."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from foundation import views
from foundation.sitemap import sitemap

handler404 = "foundation.views.not_found"
handler500 = "foundation.views.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("nalog/", include("foundation.accounts.urls")),
    path("dokumenta/", include(wagtaildocs_urls)),
    path("media/images/<str:name>", views.serve_rendition, name="rendition"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
    *i18n_patterns(
        path("pretraga/", include("search.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
