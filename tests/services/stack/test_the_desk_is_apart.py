"""The desk at a path, a host and networks of its own, with nginx's configuration in front of it."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.plugins.services import find
from tests.services.running import free_ports, running

DESK = "/urednici/"
# Fewer than all that the machine calls its own: tests ask from others too.
NETWORK = "127.0.0.1/32"
BALANCER = "127.0.0.3"


@pytest.fixture(scope="module")
def apart(prepared, tmp_path_factory):
    if not find("nginx") or not find("redis"):
        pytest.skip("needs nginx and Redis (make services)")
    folder = tmp_path_factory.mktemp("apart") / "data"
    shutil.copytree(prepared, folder)
    with running(
        folder,
        free_ports(),
        DATABASE_URL=f"sqlite:///{folder}/database.sqlite3",
        # One for all processes, as in production: what is limited is counted there.
        CACHE_URL=f"filecache://{folder}/cache",
        ALLOWED_HOSTS="localhost,desk.localhost",
        ADMIN_HOST="desk.localhost",
        ADMIN_PATH="urednici",
        DESK_NETWORKS=NETWORK,
        BALANCERS=BALANCER,
    ) as started:
        yield started


def ask(stack, path, host="localhost", **more):
    return stack.ask(path, headers={"Host": host, **more.pop("headers", {})}, **more)


@pytest.mark.parametrize("path", [DESK, f"{DESK}login/", f"{DESK}pages/", f"{DESK}api/main/pages/"])
def test_the_desk_is_at_its_host_and_nowhere_else(apart, path):
    there = ask(apart, path, "desk.localhost")
    assert there.status == 302
    assert there.headers["Location"].startswith("/nalog/prijava/")
    assert there.headers["Content-Security-Policy"]
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        elsewhere = ask(apart, path, method=method)
        assert elsewhere.status in {403, 404}, (path, method)
        assert elsewhere.status == 404 or method == "POST"
    assert "urednici" not in ask(apart, path).headers.as_string()


@pytest.mark.parametrize("host", ["localhost", "desk.localhost"])
def test_the_usual_path_leads_nowhere(apart, host):
    for path in ("/admin/", "/admin/login/"):
        assert ask(apart, path, host).status == 404, path


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "desk.localhost"},
        {"X-Host": "desk.localhost"},
        {"Forwarded": "host=desk.localhost"},
        {"X-Original-URL": DESK},
        {"X-Rewrite-URL": DESK},
    ],
)
def test_no_header_leads_there(apart, headers):
    assert ask(apart, DESK, headers=headers).status == 404
    assert ask(apart, "/nema/", headers=headers).status == 404


@pytest.mark.parametrize(
    "path",
    [
        *("/urednici", "/urednici/../urednici/", "//urednici/", "/%75rednici/"),
        *("/vesti/../urednici/", "/URednici/", "/sr-latn/urednici/", "/vesti/..%2furednici/"),
    ],
)
def test_no_spelling_of_the_path_leads_there_or_tells_of_it(apart, path):
    nothing = path.replace("rednici", "strednik")
    for host, source in (("localhost", "127.0.0.1"), ("desk.localhost", "127.0.0.2")):
        there = ask(apart, path, host, source=source)
        beside = ask(apart, nothing, host, source=source)
        assert there.status in {301, 400, 404}
        assert there.status == beside.status
        location = there.headers["Location"] or ""
        assert location.replace("rednici", "strednik") == (beside.headers["Location"] or "")


def test_other_networks_find_no_desk_and_read_the_site(apart):
    assert ask(apart, DESK, "desk.localhost", source="127.0.0.2").status == 404
    assert ask(apart, "/", source="127.0.0.2").status == 200


@pytest.mark.parametrize(
    ("source", "told", "status"),
    [
        (BALANCER, "127.0.0.1", 302),
        (BALANCER, "127.0.0.2", 404),
        # What a reader said before the balancer did is no longer the last word.
        (BALANCER, "127.0.0.1, 127.0.0.2", 404),
        (BALANCER, f"127.0.0.1, {BALANCER}", 302),
        ("127.0.0.2", "127.0.0.1", 404),
    ],
)
def test_a_balancer_is_believed_who_asks_and_nobody_else(apart, source, told, status):
    said = {"X-Forwarded-For": told}
    assert ask(apart, DESK, "desk.localhost", source=source, headers=said).status == status


def test_readers_behind_a_balancer_do_not_share_their_limits(apart):
    wrong = {"login": "nema@demo.example", "password": "pogresna"}

    def tries(reader):
        form = {**wrong, "login": f"{reader}@demo.example"}
        return sign_in(apart, form, source=BALANCER, headers={"X-Forwarded-For": reader}).status

    # Several at once: the limit is of a minute, and a busy machine must not take longer for them.
    with ThreadPoolExecutor(8) as at_once:
        statuses = set(at_once.map(tries, ["127.9.9.1"] * 40))
    assert statuses == {200, 429}
    assert tries("127.9.9.2") == 200


def test_a_name_that_is_not_ours_gets_nothing(apart):
    request = b"GET %s HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\r\n"
    assert apart.raw(request % DESK.encode()) == b""


def test_nothing_that_readers_get_names_the_path(apart):
    for path in ("/", "/robots.txt", "/sitemap.xml", "/nalog/prijava/", "/nema/", "/en/"):
        assert b"urednici" not in ask(apart, path).body, path


def sign_in(stack, person, headers=(), **more):
    """Fill in the form of the desk's host."""
    page = ask(stack, "/nalog/prijava/", "desk.localhost")
    cookies = page.headers.get_all("Set-Cookie")
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)[1].decode()
    host = f"desk.localhost:{stack.port}"
    sent = {
        "Host": host,
        "Origin": f"https://{host}",
        "Referer": f"https://{host}/nalog/prijava/",
        "Cookie": "; ".join(each.partition(";")[0] for each in cookies),
        "Content-Type": "application/x-www-form-urlencoded",
        **dict(headers),
    }
    body = urlencode({"csrfmiddlewaretoken": token, **person})
    return stack.ask("/nalog/prijava/", "POST", body, sent, **more)


def test_who_signs_in_there_is_signed_in_nowhere_else(apart):
    person = {"login": "rukovodilac@demo.example", "password": "probna-lozinka-2015"}
    answer = sign_in(apart, person)
    assert answer.status == 302, answer.body
    given = answer.headers.get_all("Set-Cookie")
    # No Domain: a browser sends such a cookie to this host alone.
    assert any(each.startswith("__Host-session=") for each in given)
    assert not [each for each in given if "domain" in each.lower()]
