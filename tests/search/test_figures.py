"""What the documentation says of how fast search is follows from what was measured."""

from tests.bench.search import aims, show

FIGURE = {
    f"{name}{on}_{share}": value
    for on in ("", "_cpu")
    for name, value in (("bare", 10.0), ("ours", 25.0))
    for share in ("p50", "p95")
} | {f"ours{on}_p95_between": [20.0, 30.0] for on in ("", "_cpu")}
MACHINE = {"processor": "2 cores", "memory": "8 GiB", "system": "Linux", "engine": "SQLite 3"}


def row(engine, size, **changed):
    figures = {kind: dict(FIGURE) for kind in aims.KINDS}
    for kind, value in changed.items():
        figures[kind] |= dict.fromkeys(("ours_p50", "ours_p95"), value)
    about = {"engine": engine, "size": size, "machine": MACHINE, "load": [1.0, 2.0]}
    return about | {"build_s": 1.0, "size_mb": 2.0} | figures


def test_the_page_says_which_aims_are_met_and_which_are_missed():
    rows = {
        ("sqlite", 100_000): row("sqlite", 100_000, common=70.0, phrase=51.5),
        ("elasticsearch", 100_000): row("elasticsearch", 100_000),
    }
    page = show.page(rows, {})
    assert (
        "On the clock: met by 10 of 12. Missed: SQLite 100,000 common 70.0 (aim 25.0); "
        "SQLite 100,000 phrase 51.5 (aim 25.0)." in page
    )
    # A word that half of everything holds may take longer on a database.
    assert "met by 10 of 11. Missed: SQLite 100,000 phrase 51.5 (aim 50.0)." in page
    # What Elasticsearch spends on its own processor is not known, so nothing is said of it.
    assert "On the processor: met by all 6." in page
    assert "On the processor: met by all 5." in page


def test_what_was_not_measured_is_not_said_to_be_met():
    assert "On the clock: not measured." in show.page({("sqlite", 1_000): row("sqlite", 1_000)}, {})


def test_the_largest_that_was_measured_says_when_to_move():
    rows = {
        ("sqlite", 1_000): row("sqlite", 1_000, common=1.0),
        ("sqlite", 100_000): row("sqlite", 100_000, common=70.0, rare=3.0),
    }
    assert "| SQLite | 100,000 | 70 ms | 3–25 ms | 25 ms | 25–25 ms |" in show.when_to_move(rows)
    assert "times: SQLite 25 ms from 100,000 things (70 ms" in show.in_short(rows)


def test_what_the_documentation_says_is_made_from_the_figures():
    for path, text in show.made(show.read(show.FIGURES), show.read(show.ANSWERS)).items():
        assert path.read_text(encoding="utf-8") == text, path
