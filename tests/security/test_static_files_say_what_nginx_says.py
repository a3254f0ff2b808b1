"""A static file comes with the same headers whether nginx sends it or, without one, the site."""

import re
from pathlib import Path

import pytest
from django.conf import settings as configured

NGINX = (Path(configured.ROOT) / "deploy/nginx.conf").read_text()
DRAWING = "wagtailadmin/images/drawing.1234567890ab.svg"
FILES = ["css/base.1234567890ab.css", "images/mark.svg", "wagtailadmin/css/core.css", DRAWING]


@pytest.fixture
def sent(client, settings, tmp_path):
    """What the site sends, with the middleware that stands around its files."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a {}")
    settings.STATIC_ROOT = tmp_path
    settings.MIDDLEWARE = [
        "foundation.middleware.OwnHeadersMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
    ]
    return {name: client.get(f"/static/{name}") for name in FILES}


def said_by_nginx():
    """Return the headers of its location for static files that are always the same."""
    location = NGINX.partition("location ^~ /static/ {")[2].partition("}")[0]
    found = re.findall(r'add_header (\S+) (?:"([^"]+)"|([^$\s]+)) always;', location)
    return {name: quoted or plain for name, quoted, plain in found}


def test_they_are_those_of_nginx(sent):
    policy = re.search(r"map \$uri \$portal_static_policy \{\s+default \"([^\"]+)\";", NGINX)[1]
    always = said_by_nginx()
    # That it is to be reached with TLS alone is said over TLS alone.
    del always["Strict-Transport-Security"]
    assert len(always) == 3
    for name, response in sent.items():
        assert response.status_code == 200
        assert {key: response[key] for key in always} == always
        assert response.get("Content-Security-Policy") == (None if name == DRAWING else policy)


def test_no_other_site_may_read_them(sent):
    assert not any(response.has_header("Access-Control-Allow-Origin") for response in sent.values())
