"""What one process publishes, no other goes on showing: each keeps pages in its own memory."""

import contextlib
import signal

from tests.services.running import WEB

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
    site.stack.do(PUBLISH.format(word="Пре"))
    for name in WEB:
        with alone(site.stack, name):
            # A process that has the page says "hit".
            site.stack.wait(lambda: ask(site).kept == "hit")
    site.stack.do(PUBLISH.format(word=word))
    for name in WEB:
        with alone(site.stack, name):
            for _ in range(5):
                assert word.encode() in ask(site).body


@contextlib.contextmanager
def alone(stack, name):
    """Let one web server take all that comes: on a quiet machine the other might never take any."""
    others = [each for each in WEB if each != name]
    stack.kill(*others, sign=signal.SIGSTOP)
    try:
        yield
    finally:
        stack.kill(*others, sign=signal.SIGCONT)


def ask(site):
    """Ask whichever process takes it."""
    answer = site.stack.straight(NEWS, **THROUGH_TLS)
    assert answer.status == 200
    return answer
