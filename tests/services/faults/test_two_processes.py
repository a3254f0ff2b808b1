"""What one process publishes, no other goes on showing: each keeps pages in its own memory."""

PUBLISH = """
from centre.models import NewsPage
page = NewsPage.objects.get(slug="ko-sta-radi-u-sistemu")
page.title = "{word}"
page.save_revision().publish()
"""
NEWS = "/vesti/ko-sta-radi-u-sistemu/"
THROUGH_TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}


def test_every_process_shows_at_once_what_was_published(site):
    word = site.form().word
    # A process that has it says "hit"; the first time each of the two says "miss".
    site.stack.do(PUBLISH.format(word="Пре"))
    how = []
    site.stack.wait(lambda: how.append(ask(site).kept) or (how.count("miss") >= 2 and "hit" in how))
    site.stack.do(PUBLISH.format(word=word))
    for _ in range(20):
        assert word.encode() in ask(site).body


def ask(site):
    """Ask whichever process takes it."""
    answer = site.stack.straight(NEWS, **THROUGH_TLS)
    assert answer.status == 200
    return answer
