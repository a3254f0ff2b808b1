"""Mozilla's HTTP Observatory, reckoned here: what its rules give for an answer.

The table is that of github.com/mdn/mdn-http-observatory, ``src/grader/charts.js``, and the rules
those of ``src/analyzer/tests/``, as read in 2026. Bonuses count from 90 points on. What can't be
seen from inside is taken as the lesser: the site is on no list that browsers are shipped with
(HSTS: 0, not 5), and plain HTTP leads to TLS on the same host (0), which another test asks for.
"""

import re

START, FOR_BONUS = 100, 90
HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
BROAD = {"*", "http:", "https:", "ftp:"}


def policy(value):
    """Return a Content Security Policy as ``{directive: sources}``."""
    parts = [part.split() for part in value.split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def of_policy(headers):
    """Content Security Policy: -25 to 10."""
    if not (given := policy(headers.get("Content-Security-Policy", ""))):
        return -25
    default = given.get("default-src", {"*"})
    script, style = (given.get(name, default) for name in ("script-src", "style-src"))
    if (script | given.get("object-src", default)) & (BROAD | {"'unsafe-inline'", "data:"}):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | {"'unsafe-inline'", "data:"}):
        return 0
    return 10 if default == {"'none'"} else 5


def of_cookies(cookies):
    """Cookies: -40 to 5, none at all 0."""
    if not cookies:
        return 0
    if not all(each["secure"] for each in cookies.values()):
        return -40
    if not all(each["httponly"] for each in cookies.values()):
        return -30
    return 5 if all(each["samesite"] in {"Lax", "Strict"} for each in cookies.values()) else 0


def of_sharing(headers):
    """Cross-origin resource sharing (-50 to 0) and policy (0 to 10)."""
    shared = {"*": 0, None: 0}.get(headers.get("Access-Control-Allow-Origin"), -50)
    kept = headers.get("Cross-Origin-Resource-Policy")
    return shared + (10 if kept in {"same-origin", "same-site"} else 0)


def of_transport(headers):
    """HTTP Strict Transport Security: -20 to 0, as the site is on no list."""
    found = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if not found:
        return -20
    return 0 if int(found[1]) >= HALF_A_YEAR else -10


def of_frames(headers):
    """Frames: 5 by the policy, 0 by the older header, else -20."""
    if "frame-ancestors" in policy(headers.get("Content-Security-Policy", "")):
        return 5
    return 0 if headers.get("X-Frame-Options") in {"DENY", "SAMEORIGIN"} else -20


def of_types(headers):
    """Types that browsers don't guess: 0 or -5."""
    return 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5


def of_referrers(headers):
    """What other sites are told: -5 to 5."""
    given = headers.get("Referrer-Policy")
    if given is None:
        return 0
    return 5 if given in PRIVATE else -5


def of_scripts(text):
    """Scripts: own ones without integrity 0, foreign ones without it -5."""
    scripts = re.findall(r"<script[^>]*\ssrc=\"([^\"]*)\"[^>]*>", text)
    return -5 if any(re.match(r"(https?:)?//", script) for script in scripts) else 0


def score(answer):
    """Return the points of an answer."""
    headers = answer["headers"]
    given = [
        of_policy(headers),
        of_cookies(answer["cookies"]),
        of_sharing(headers),
        of_transport(headers),
        of_frames(headers),
        of_types(headers),
        of_referrers(headers),
        of_scripts(answer["text"]),
    ]
    points = START + sum(each for each in given if each < 0)
    return points + sum(each for each in given if each > 0) if points >= FOR_BONUS else points
