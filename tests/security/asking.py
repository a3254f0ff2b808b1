"""Asks the site as production runs it, and prints what it answers as JSON. Started by a test."""

import json
import sys

import django

DEMO = {"login": "rukovodilac@demo.example", "password": "probna-lozinka-2015"}


def answer(response):
    """Return what a test looks at."""
    return {
        "status": response.status_code,
        "headers": dict(response.headers),
        "cookies": {
            name: {key: each[key] for key in ("secure", "httponly", "samesite", "path", "domain")}
            for name, each in response.cookies.items()
        },
        "text": "" if response.streaming else response.content.decode(errors="replace"),
    }


def main():
    """Ask for one of each kind."""
    django.setup()
    from django.test import Client

    def asked(path, host="centre.example", **given):
        return answer(Client().get(path, secure=True, HTTP_HOST=host, **given))

    answers = {path: asked(path) for path in sys.argv[1:] or PATHS}
    answers["plain"] = answer(Client().get("/vesti/", HTTP_HOST="centre.example"))
    answers["unknown host"] = asked("/", host="elsewhere.example")
    for header in ("X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"):
        answers[header] = asked("/o-centru/", headers={header: "elsewhere.example"})
    # Django's own forms refuse a sender that says nothing of itself.
    someone = Client()
    sent = {
        "secure": True,
        "HTTP_HOST": "centre.example",
        "HTTP_REFERER": "https://centre.example/",
    }
    answers["signed in"] = answer(someone.post("/nalog/prijava/", DEMO, **sent))
    answers["the desk at once"] = answer(
        someone.get("/urednici/", secure=True, HTTP_HOST="centre.example")
    )
    json.dump(answers, sys.stdout)


PATHS = (
    *("/", "/en/", "/sr-latn/", "/pomoc/", "/vesti/", "/nalog/prijava/", "/pretraga/?q=centar"),
    *("/robots.txt", "/sitemap.xml", "/nema/", "/admin/", "/urednici/", "/urednici/login/"),
)

if __name__ == "__main__":
    main()
