"""Are the addresses of an old site taken from a table, and every bad row named?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from foundation.old_addresses import UnreadableError, import_redirects
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import StandardPageFactory, make_site


@pytest.fixture
def page(db):
    return StandardPageFactory(title="О нама", slug="o-nama", parent=make_site())


def told(table):
    """Import a table; return the numbers of the rows that were refused."""
    outcome = import_redirects(table if isinstance(table, bytes) else table.encode())
    return [row.number for row in outcome.refused]


def test_good_rows_lead_on_in_both_scripts(client, page):
    assert told("old,new\n/index.php?id=7,/o-nama/\n/стара страна,/o-nama\n") == []
    for address in ("/index.php?id=7", "/стара страна/", "/sr-latn/стара страна"):
        answer = client.get(address)
        assert answer.status_code == 301
        assert answer["Location"].endswith("/o-nama/")


def test_a_redirect_follows_its_page(client, page):
    told("/stara,/o-nama/\n")
    page.slug = "ko-smo"
    page.save_revision().publish()
    assert client.get("/stara/")["Location"] == "/ko-smo/"


@pytest.mark.parametrize(
    "table", ["\ufeff/stara;/o-nama/\r\n", "/stara\t/o-nama/", '"/stara","/o-nama/"']
)
def test_marks_and_delimiters_of_spreadsheets_are_read(page, table):
    assert told(table) == []
    assert Redirect.objects.get().old_path == "/stara"


@pytest.mark.parametrize(
    "row",
    [
        "/a",
        "/a,",
        "/a,https://example.org/",
        "/a,//example.org/x",
        "/a,/\\example.org",
        "/a,javascript:alert(1)/",
        "/a,/a/",
        "/a,/nema/",
        "/o-nama/,/",
        "/,/o-nama/",
        "/admin/pages,/o-nama/",
        f"/{'a' * 300},/o-nama/",
        f"/a,/{'9' * 5000}/",
        "http://[/x,/o-nama/",
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_are_taken(page, row):
    assert told(f"{row}\n/dobra,/vesti/\n") == [1]
    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/dobra"]


def test_doubles_loops_and_chains_are_refused(page):
    assert told("/a,/o-nama/\n/A/,/o-nama/\n/a/,/o-nama/\n/b,/c\n/c,/b\n") == [3, 4, 5]


def test_a_restricted_page_is_no_target(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert told("/a,/o-nama/\n") == [1]


def test_a_second_time_nothing_new_is_written(page):
    table = b"/a,/o-nama/\n"
    assert import_redirects(table, dry_run=True).written == 0
    assert not Redirect.objects.exists()
    assert import_redirects(table).written == 1
    assert import_redirects(table).written == 0


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"/a\x00,/b", b" \n", b'"/a' * 200_000])
def test_what_is_no_table_is_told_in_words(page, data):
    with pytest.raises(UnreadableError):
        import_redirects(data)


def test_the_command_names_rows_and_fails(page, tmp_path, capsys):
    table = tmp_path / "old.csv"
    table.write_text("/a,/o-nama/\n/b,https://example.org/\n")
    with pytest.raises(CommandError):
        call_command("import_redirects", str(table), "--dry-run")
    assert capsys.readouterr().err.startswith("2: /b")
    assert not Redirect.objects.exists()


def test_the_desk_looks_first_and_then_imports(client, page):
    desk = enter_desk(client, make_account("publisher"))
    for more, written in [({"look": "1"}, 0), ({}, 1)]:
        file = SimpleUploadedFile("old.csv", b"/a,/o-nama/\n/b,/nema/\n")
        answer = desk.post("/admin/old-addresses/", {"file": file, **more})
        assert [row.number for row in answer.context["outcome"].refused] == [2]
        assert Redirect.objects.count() == written


def test_an_author_imports_nothing(client, page):
    desk = enter_desk(client, make_account("author"))
    assert desk.get("/admin/old-addresses/").status_code in (302, 403)
