"""What a stranger asks first changes nothing of what a reader gets next, nor is it told to anybody.

Pages are asked for plainly, then the cache is led on to nothing, and a stranger asks before the
reader does: with headers that no cache tells apart, by other verbs, by spellings of the address.
"""

import re

import pytest

EVIL = "elsewhere.example"
FIRST = [
    {"X-Forwarded-Host": EVIL},
    {"X-Host": EVIL, "X-Forwarded-Server": EVIL, "X-Original-Host": EVIL},
    {"Forwarded": f"host={EVIL};proto=http"},
    {"X-Forwarded-Proto": "http", "X-Forwarded-Scheme": "nothttps", "X-Scheme": "http"},
    {"X-Forwarded-Port": "1", "X-Forwarded-Prefix": f"//{EVIL}", "X-Script-Name": f"//{EVIL}"},
    {"X-Original-URL": "/nema/", "X-Rewrite-URL": "/nema/", "X-Original-URI": "/nema/"},
    {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "HEAD", "X-HTTP-Method": "PUT"},
    {"Host": "LOCALHOST"},
    {"Host": "localhost:1"},
    {"Host": "localhost."},
    {"Accept": "application/json", "Accept-Language": "en", "Accept-Charset": "utf-16"},
    {"Accept-Encoding": "br, zstd"},
    {"Range": "bytes=0-9"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"},
    {"If-Match": '"x"'},
    {"Cookie": f"__Host-csrf={EVIL}; theme={EVIL}; django_language=en"},
    {"Authorization": f"Basic {EVIL}"},
    {"Authorization": f"Digest {EVIL}"},
    {"User-Agent": EVIL, "Referer": f"https://{EVIL}/", "Origin": f"https://{EVIL}"},
    {"X-Forwarded-For": EVIL, "X-Real-IP": EVIL, "True-Client-IP": EVIL, "Via": EVIL},
    {"Transfer-Encoding": "chunked"},
    {"Expect": "100-continue"},
    {"Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings", "HTTP2-Settings": "AAMAAABk"},
    {"Content-Length": "5"},
    {"Long": "x" * 7900},
    {"Too-Long": "x" * 9000},
]


@pytest.fixture(scope="module")
def pages(stack):
    """As many pages as there are attacks, each with what a reader gets; then nothing is kept."""
    told = re.findall(rb"<loc>https://[^/]+(/[^<]*)</loc>", stack.get("/sitemap.xml").body)
    paths = [path.decode() for path in told][: len(FIRST)]
    plain = {path: stack.get(path).body for path in paths}
    stack.do("from foundation import generation; generation.bump()")
    assert len(paths) == len(FIRST)
    return plain


def test_who_asks_first_changes_nothing_for_who_asks_next(stack, pages):
    wrong = []
    for (path, plain), headers in zip(pages.items(), FIRST, strict=True):
        bare = headers.keys() & {"Content-Length", "Transfer-Encoding"}
        body = (b"0\r\n\r\n" if "Transfer-Encoding" in bare else b"hello") if bare else None
        first = stack.ask(path, "GET", body, headers)
        answer = stack.get(path)
        if (answer.status, answer.body) != (200, plain):
            wrong.append((headers, answer.status, answer.kept))
        if EVIL.encode() in first.body + first.headers.as_bytes():
            wrong.append((headers, "said back"))
    assert wrong == []


@pytest.mark.parametrize("verb", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PURGE", "TRACE"])
def test_no_other_verb_is_kept_for_readers(stack, verb):
    stack.do("from foundation import generation; generation.bump()")
    stack.get("/vesti/", method=verb)
    answer = stack.get("/vesti/")
    assert answer.status == 200
    assert b"</html>" in answer.body


# What ends in another name, or climbs, and what a cache might take for the page itself.
SPELLINGS = [
    *("/pomoc/%2e%2e", "/pomoc/%2e%2e/vesti/", "/pomoc/..;/vesti/", "/pomoc;/", "/pomoc/;x=1"),
    *("//pomoc/", "/pomoc//", "/./pomoc/", "/pomoc/.", "/pomoc%2f", "/%2fpomoc/", "/pomoc/%00"),
    *("/pomoc/%0d%0aX:y", "/pomoc/%23", "/pomoc/%3fx=1", "/POMOC/", "/pomoc/x.css", "/pomoc/x.js"),
    *("/pomoc%3b.css", "/pomoc/%252e%252e/", "/vesti/../pomoc/", "/pomoc/?a=1&b=2", "/pomoc/?b=2"),
]


def test_no_other_spelling_is_kept_in_place_of_the_page(stack):
    plain = stack.get("/pomoc/").body
    stack.do("from foundation import generation; generation.bump()")
    # Nothing is kept when they are asked, so each could leave itself there.
    answers = {path: stack.get(path) for path in SPELLINGS}
    led = {path: answer.headers.get("Location", "/") for path, answer in answers.items()}
    assert [path for path, answer in answers.items() if answer.status >= 500] == []
    assert [path for path, to in led.items() if to.replace("\\", "/").startswith("//")] == []
    answer = stack.get("/pomoc/")
    assert (answer.status, answer.body) == (200, plain)


@pytest.mark.parametrize(
    "path",
    [
        *("/nalog/x.css", "/nalog/prijava/x.js", "/nalog/prijava/%2e%2e/x.css", "/nalog;/x.css"),
        *("/nalog/prijava/;x.css", "/static/..%2fnalog/prijava/", "/moja-obuka/x.png"),
        *("/moja-obuka%2fx.css", "/moja-obuka/%3bx.css", "/media/..%2fmoja-obuka/"),
    ],
)
def test_a_name_of_a_file_behind_a_page_of_somebody_lets_nothing_be_kept(stack, path):
    for cookie in ({"Cookie": "__Host-session=x"}, {}):
        stack.get(path, **cookie)
        answer = stack.get(path, **cookie)
        assert answer.kept not in {"HIT", "STALE", "UPDATING"}
        assert answer.status >= 300
