"""One address of each kind of page that readers meet, in Serbian Cyrillic. A new kind is added here
and is walked by every test that walks them all.
"""

import html
import re

KINDS = {
    "home": "/",
    "list of news": "/vesti/",
    "news": "/vesti/plan-rada-za-2015-godinu/",
    "press room": "/za-medije/",
    "release": "/za-medije/otvoreno-prihvatiliste-za-zrtve/",
    "list of campaigns": "/kampanje/",
    "campaign": "/kampanje/vidi-dete-ne-prosjaka/",
    "kit": "/kampanje/vidi-dete-ne-prosjaka/komplet/",
    "documents": "/dokumenti/",
    "document": "/dokumenti/informator-o-radu/",
    "procurement": "/javne-nabavke/",
    "vacancy": "/konkursi/primer-osam-radnika/",
    "what communities did": "/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/",
    "report of a community": "/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/javite/",
    "kit of a town": "/kampanje/vidi-dete-ne-prosjaka/komplet/lokalni-komplet/",
    "kit that is gone": f"/kampanje/vidi-dete-ne-prosjaka/komplet/lokalni-komplet/{'a' * 32}/",
    "plan": "/plan-rada/2015/",
    "activity": "/plan-rada/2015/1.1.1/",
    "results": "/pretraga/?q=centar",
    "empty search": "/pretraga/?q=",
    "list of courses": "/obuka/",
    "help": "/pomoc/",
    "services": "/usluge/",
    "local teams": "/lokalni-timovi/",
    "indicators": "/indikatori/",
    "set of indicators": "/indikatori/policija/",
    "version of a set": "/indikatori/radna-eksploatacija/v1/",
    "printed version": "/indikatori/policija/v1/held/",
    "aid of indicators": "/indikatori/policija/check/",
    "library": "/biblioteka/",
    "document of the library": "/biblioteka/1/",
    "version of a document": "/biblioteka/1/v1/",
    "text of a document": (
        "/biblioteka/1/v2/krivicni-zakonik-clan-388-trgovina-ljudima-v2-cir.pdf/text/"
    ),
    "sectors": "/sektori/",
    "sector": "/sektori/policija/",
    "staff development": "/usavrsavanje/2015/",
    "privacy in training": "/moji-podaci/obavestenje/",
    "invitation that is gone": f"/moje-obuke/poziv/{'a' * 32}/",
    "check of a certificate": "/provera/",
    "certificate": "/provera/demzdemzdemzdemzdemz/",
    "revoked certificate": "/provera/pznpznpznpznpznpznpz/",
    "unknown certificate": "/provera/nnnnnnnnnnnnnnnnnnnn/",
    "statistics": "/statistika/",
    "table of counts": "/statistika/tabele/identified-form-2000-primer/",
    "how counts are protected": "/statistika/metod/",
    "yearly analysis": "/statistika/analiza-2023/",
    "safety": "/ovaj-sajt-i-vasa-bezbednost/",
    "text": "/o-centru/",
    "list of events": "/dogadjaji/",
    "event": "/dogadjaji/primer-strucni-skup/",
    "not found": "/nema-takve-strane/",
    "sign in": "/nalog/prijava/",
}

# What who follows a course meets, signed in: an address, and what is pressed from there.
SIGNED_IN = {
    "my courses": ("/moje-obuke/",),
    "own group": ("/moje-obuke/", "main a[href*='/moje-obuke/grupa/']"),
    "own course": ("/obuka/prepoznavanje-i-preliminarna-identifikacija/",),
    "lesson": ("/obuka/prepoznavanje-i-preliminarna-identifikacija/lekcija-2/",),
    "lesson that is read": ("/obuka/prepoznavanje-i-preliminarna-identifikacija/lekcija-1/",),
    "quizzes": ("/moja-obuka/provere/",),
    "quiz": ("/moja-obuka/provere/provera-prepoznavanje/",),
    "question": ("/moja-obuka/provere/provera-prepoznavanje/", "main form button"),
    "step of a case": ("/moja-obuka/provere/slucaj-gradiliste/", "main form button"),
    "own data": ("/moji-podaci/",),
    "surveys": ("/moja-obuka/ankete/",),
    "survey": ("/moja-obuka/ankete/", "main .standings__title a"),
    "lesson with a film": ("/obuka/prepoznavanje-i-preliminarna-identifikacija/lekcija-4/",),
}


def in_language(reader, address, language):
    """Return the address of the same page in another language or script, or None."""
    text = reader.context.request.get(reader.address + address).text()
    links = re.findall(r'class="languages__link" href="([^"]*)" lang="([^"]*)"', text)
    return next((html.unescape(url) for url, lang in links if lang == language), None)
