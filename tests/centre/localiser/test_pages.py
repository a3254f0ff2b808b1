"""The pages of the localiser, as a team and as an attacker meet them."""

import io
import json
import os
import re
import sys
import time
import zipfile
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from centre.localiser import jobs, runner
from centre.localiser.forms import KitForm
from centre.models import KitPage
from foundation.context import fallback_numbers
from foundation.daily import run_due
from foundation.publishing import translate
from portal.api import TeamContact
from tests.centre.localiser.test_jobs import on_disk, waited_for
from tests.factories.campaigns import CampaignPageFactory, KitPageFactory
from tests.factories.pages import make_site
from tests.factories.strangers import send, token_of

HOME = "/kampanje/provera/komplet/lokalni-komplet/"
# No such words are anywhere else.
TEAM, TELEPHONE = "Тимдрвенијелек", "018 555 777"
FILLED = {"municipality": "nis", "team": TEAM, "telephone": TELEPHONE}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'


@pytest.fixture(scope="module")
def begin_with_a_kit(begin_with):
    def make():
        make_site()
        KitPageFactory(parent=CampaignPageFactory(slug="provera"))

    with begin_with("a-kit", make):
        yield


@pytest.fixture
def kit(begin_with_a_kit, db, settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path / "scratch"
    return KitPage.objects.get()


@pytest.fixture
def ordered(monkeypatch):
    """What the process that makes kits was asked for; nothing is made."""
    orders = []

    def start(order):
        orders.append(json.loads(order))
        return "a" * 32

    monkeypatch.setattr(jobs, "start", start)
    return orders


def logo(name="grb.png", size=(60, 30)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def post(client, fields=FILLED, path=HOME, **more):
    return send(client, path, KitForm.name, {**FILLED, **fields}, **more)


def errors(response):
    return {name: str(lines) for name, lines in response.context["form"].errors.items()}


def test_a_kit_from_the_form_to_the_zip_and_nothing_is_left(client, kit, settings, caplog):
    with CaptureQueriesContext(connection) as queries:
        response = post(client, {"logo": logo()}, path=f"/sr-latn{HOME}")
    assert response.status_code == 302
    assert not response.cookies
    where = response["Location"]
    assert where.startswith(f"/sr-latn{HOME}")
    name = where.removesuffix("/").rpartition("/")[2]
    commands = [
        path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if path.exists()
    ]
    assert waited_for(name, jobs.State.DONE, jobs.State.STOPPED).state is jobs.State.DONE
    ready = client.get(where)
    assert "ZIP" in ready.content.decode()
    assert ready["Cache-Control"] == ("max-age=0, no-cache, no-store, must-revalidate, private")
    taken = client.get(f"{where}zip/")
    assert taken["Content-Disposition"] == 'attachment; filename="komplet.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(taken.streaming_content))) as packed:
        names = set(packed.namelist())
        texts = {path: packed.read(path).decode() for path in names if path.endswith(".txt")}
    pieces = ["poster-a3.pdf", "poster-a4.pdf", "card-a6.pdf", "square.png", "story.png"]
    assert {f"{f}/{piece}" for f in ("cirilica", "latinica") for piece in pieces} <= names
    assert TEAM in texts["cirilica/release.txt"]
    assert "Ниш" in texts["cirilica/radio.txt"]
    assert "Timdrvenijelek" in texts["latinica/radio.txt"]
    assert "Лиценца" in texts["cirilica/ПРОЧИТАЈ.txt"]
    assert "Licenca" in texts["latinica/PROCITAJ.txt"]
    for path in ("cirilica/radio.txt", "latinica/release.txt"):
        assert all(number["number"] in texts[path] for number in fallback_numbers())
    assert client.get(where).status_code == 404
    assert client.get(f"{where}zip/").status_code == 302
    kept = [
        on_disk(),
        b"".join(p.read_bytes() for p in Path(settings.SCRATCH_ROOT).rglob("*") if p.is_file()),
        repr(cache._cache).encode(),
        caplog.text.encode(),
        " ".join(commands).encode(),
        " ".join(query["sql"] for query in queries).encode(),
    ]
    for word in (TEAM, "Timdrvenijelek", TELEPHONE):
        assert not any(word.encode() in place for place in kept)


def test_the_national_line_is_in_every_order_whatever_is_sent(client, kit, ordered):
    post(client, {"help": "", "note": "0900 000"})
    (order,) = ordered
    assert [message["language"] for message in order["messages"]] == ["sr", "sr-latn"]
    for message in order["messages"]:
        assert message["help"]
        assert message["local"] == {
            "municipality": "Ниш", "team": TEAM, "telephone": TELEPHONE, "logo": "",
        }  # fmt: skip


def test_the_english_page_makes_the_serbian_kit(client, kit, ordered):
    english_list = kit.get_parent().get_parent().specific.get_translations().get()
    campaign = translate(
        kit.get_parent().specific,
        english_list,
        {"title": "Offer", "slug": "offer", "aim": "Aim.", "audience": "all",
         "begins": "2026-06-01", "languages": "Serbian", "key_messages": "[]"},
    )  # fmt: skip
    fields = {"title": "Kit", "slug": "kit", "headline": "Check", "message": "Ask.",
              "what_to_do": "Call.", "release_title": "R", "release_lead": "L", "quote": "Q",
              "quote_office": "O", "editors_note": "N", "contact": "C",
              "facts": kit.facts}  # fmt: skip
    page = translate(kit, campaign, fields)
    response = post(client, path=f"{page.url}lokalni-komplet/")
    assert response.status_code == 302
    assert ordered[0]["messages"][0]["headline"] == kit.headline
    kit.unpublish()
    assert client.get(f"{page.url}lokalni-komplet/").status_code == 404


def test_a_campaign_leads_to_its_kit(client, kit):
    response = client.get("/sr-latn/kampanje/provera/lokalni-komplet/")
    assert (response.status_code, response["Location"]) == (302, f"/sr-latn{HOME}")
    assert client.get("/kampanje/lokalni-komplet/").status_code == 404
    assert client.get("/vesti/lokalni-komplet/").status_code == 404
    kit.unpublish()
    assert client.get("/kampanje/provera/lokalni-komplet/").status_code == 404
    assert client.get(HOME).status_code == 404
    assert post(client).status_code == 404


def test_latin_letters_come_back_in_cyrillic_to_be_confirmed(client, kit, ordered):
    token = token_of(KitForm.name)
    response = post(client, {"team": "Tim za Njegoševo", "logo": logo()}, token=token)
    html = response.content.decode()
    assert ordered == []
    assert 'value="Тим за Његошево"' in html
    assert "Tim za Njegoševo" in html
    assert f'value="{TELEPHONE}"' in html
    assert 'role="alert"' not in html
    kept = re.search(r'name="kept_logo" value="([^"]+)"', html)[1]
    again = {"team": "Тим за Нјегошево", "kept_logo": kept}
    assert post(client, again, token=token).status_code == 302
    local = ordered[0]["messages"][0]["local"]
    assert local["team"] == "Тим за Нјегошево"
    assert local["logo"] == kept


def test_latin_letters_stay_where_the_team_says_so(client, kit, ordered):
    assert post(client, {"team": "Астра SOS", "as_typed": "on"}).status_code == 302
    assert ordered[0]["messages"][0]["local"]["team"] == "Астра SOS"


def test_the_latin_page_shows_the_cyrillic_proposal_unturned(client, kit, ordered):
    html = post(client, {"team": "Tim za Njegoševo"}, path=f"/sr-latn{HOME}").content.decode()
    assert 'value="Тим за Његошево"' in html
    assert "predlog" in html


def test_a_kept_logo_can_be_left_out_and_is_looked_at_again(client, kit, ordered):
    kept = {"kept_logo": "////", "team": TEAM}
    assert "logo" in errors(post(client, kept))
    assert post(client, {**kept, "without_logo": "on"}).status_code == 302
    assert post(client, {"kept_logo": "не!"}).status_code == 302
    assert [order["messages"][0]["local"]["logo"] for order in ordered] == ["", ""]


def test_the_directory_suggests_a_telephone_and_the_rest_stays(client, kit, ordered, monkeypatch):
    contact = TeamContact("nis", "018 123 456", "")
    monkeypatch.setattr("centre.localiser.forms.local_team_for", lambda user, code: contact)
    html = post(client, {"suggest": "1", "team": "Tim", "telephone": ""}).content.decode()
    assert 'value="018 123 456"' in html
    assert 'value="Tim"' in html
    monkeypatch.setattr("centre.localiser.forms.local_team_for", lambda user, code: None)
    html = post(client, {"suggest": "1"}).content.decode()
    assert f'value="{TELEPHONE}"' in html
    assert 'role="alert"' not in html
    assert post(client, {"suggest": "1", "municipality": "../x\x00"}).status_code == 200
    assert ordered == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"municipality": "atlantida"}, "municipality"),
        ({"municipality": ""}, "municipality"),
        ({"team": ""}, "team"),
        ({"team": "х" * 81}, "team"),
        ({"team": "Тим \u202e092 999\u202c"}, "team"),
        ({"team": "<b>Тим</b>"}, "team"),
        ({"team": "Тим\x00"}, "team"),
        ({"telephone": "0900"}, "telephone"),
        ({"telephone": "позови Петра"}, "telephone"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_stays(client, kit, ordered, fields, wrong):
    response = post(client, fields)
    assert list(errors(response)) == [wrong]
    assert response.status_code == 200
    kept = {**FILLED, **fields}
    assert kept["municipality"] != "nis" or 'value="nis" selected' in response.content.decode()
    assert ordered == []


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a" + bytes(60) + b"<svg",
        b"%PDF-1.7 \x89PNG",
        b"PK\x03\x04" + bytes(100),
        SVG.format("<script>alert(1)</script><rect width='9' height='9'/>").encode(),
        SVG.format('<image href="http://127.0.0.1:1/x.png" width="9" height="9"/>').encode(),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;").encode(),
    ],
    ids=["gif", "pdf", "zip", "script", "outside", "entity"],
)
def test_hostile_logos_are_refused_with_the_form_kept(client, kit, ordered, data):
    named = SimpleUploadedFile("grb.png", data, "image/png")
    response = post(client, {"logo": named})
    assert list(errors(response)) == ["logo"]
    assert f'value="{TEAM}"' in response.content.decode()
    assert ordered == []


def test_a_picture_with_an_archive_behind_it_gives_its_pixels_alone(client, kit, ordered):
    file = logo().read() + b"PK\x03\x04 secret"
    assert post(client, {"logo": SimpleUploadedFile("grb.png", file)}).status_code == 302
    assert "secret" not in str(ordered)


def test_too_large_is_answered_413(client, kit, ordered):
    heavy = SimpleUploadedFile("grb.png", bytes(4_000_000))
    assert post(client, {"logo": heavy}).status_code == 413
    assert ordered == []


def test_other_sites_and_replays_make_nothing(client, kit, ordered):
    assert post(client, headers={"origin": "https://example.org"}).status_code == 403
    token = token_of(KitForm.name)
    assert post(client, token=token).status_code == 302
    assert post(client, token=token).status_code == 200
    assert len(ordered) == 1


def test_a_full_queue_is_told_and_the_same_form_can_be_sent_again(client, kit, monkeypatch):
    def full(order):
        raise jobs.BusyError

    monkeypatch.setattr(jobs, "start", full)
    token = token_of(KitForm.name)
    for _ in range(2):
        response = post(client, token=token)
        html = response.content.decode()
        assert response.status_code == 503
        assert response["Retry-After"]
        assert f'value="{TEAM}"' in html
        assert "превише комплета" in html


@pytest.mark.parametrize(
    ("state", "status", "said"),
    [
        (jobs.State.WAITING, 200, "чека на ред"),
        (jobs.State.WORKING, 200, "5 од 28"),
        (jobs.State.DONE, 200, "је готов"),
        (jobs.State.STOPPED, 410, "није довршен"),
        (jobs.State.SLOW, 410, "предуго"),
        (None, 404, "више нема"),
    ],
)
def test_every_state_has_its_page_with_the_help_line(client, kit, monkeypatch, state, status, said):
    told = jobs.Progress(state, 5, 28, 3_000_000) if state else None
    monkeypatch.setattr(jobs, "look", lambda name: told)
    response = client.get(f"{HOME}{'b' * 32}/")
    html = response.content.decode()
    assert response.status_code == status
    assert said in html
    assert "noindex" in html
    assert ("data-going" in html) == (state in {jobs.State.WAITING, jobs.State.WORKING})
    if status != 200:
        assert 'class="help-line"' in html


@pytest.mark.parametrize("job", ["..", "%2e%2e", "a" * 31, "a" * 33, "а" * 32, "..%2f" * 6 + "ab"])
def test_no_other_name_reaches_a_folder(client, kit, job):
    assert client.get(f"{HOME}{job}/").status_code in {301, 404}
    assert client.get(f"{HOME}{job}/zip/").status_code in {301, 404}


def test_a_kit_that_takes_too_long_says_so_and_ends(kit, settings, monkeypatch):
    program = (
        "import sys, time; sys.stdin.read(); from pathlib import Path;"
        f"sys.path[:0] = {[str(settings.ROOT / 'site')]!r};"
        "from django.conf import settings as s; s.configure();"
        "from centre.localiser.runner import give_up; give_up(Path(sys.argv[1]))"
    )
    monkeypatch.setattr(
        jobs, "_command", lambda folder: [sys.executable, "-c", program, str(folder)]
    )
    name = jobs.start(b"{}")
    assert waited_for(name, jobs.State.SLOW, jobs.State.STOPPED).state is jobs.State.SLOW
    assert runner.SECONDS < 120


def test_what_a_killed_process_had_packed_is_gone_with_the_first_look(kit, monkeypatch):
    program = (
        "import sys, os; order = sys.stdin.read();"
        "open(sys.argv[1] + '/kit.zip.part', 'w').write(order); os.kill(os.getpid(), 9)"
    )
    monkeypatch.setattr(
        jobs,
        "_command",
        lambda folder: [sys.executable, "-S", "-c", program, str(folder)],
    )
    name = jobs.start(TEAM.encode())
    waited_for(name, jobs.State.STOPPED)
    jobs.look(name)
    root = Path(site_settings.SCRATCH_ROOT)
    assert not any(TEAM.encode() in p.read_bytes() for p in root.rglob("*") if p.is_file())


def test_the_form_asks_the_database_a_few_times(client, kit, django_assert_max_num_queries):
    client.get(HOME)
    with django_assert_max_num_queries(25):
        client.get(HOME)
    assert client.get(HOME).headers["Cache-Control"] == "private, no-store"


def test_the_publisher_forgets_a_kit_that_nobody_took(kit, monkeypatch):
    monkeypatch.setattr(
        jobs,
        "_command",
        lambda folder: [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"],
    )
    name = jobs.start(b"{}")
    waited_for(name, jobs.State.STOPPED)
    folder = Path(site_settings.SCRATCH_ROOT) / "kits" / name
    (folder / jobs.KIT).write_text(TEAM)
    long_ago = time.time() - jobs.KEPT_SECONDS - 1
    os.utime(folder, (long_ago, long_ago))
    run_due()
    assert not folder.exists()
