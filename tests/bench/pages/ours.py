"""What is measured of this site: a copy of the demonstration, with more news; its texts as a file.

``python -m tests.bench.pages.ours fill PAGES``, ``… texts FILE``, ``… session`` (the cookie of a
trainee and the address of a lesson, as JSON), ``… publish`` (seconds to publish a change, as JSON).
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings

django.setup()

# Models are there only once Django is set up.
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page  # noqa: E402

from centre.models import NewsPage  # noqa: E402
from foundation import generation  # noqa: E402
from foundation.access import PUBLIC  # noqa: E402
from foundation.models.access import PageAccess  # noqa: E402
from foundation.searching import searchable_for  # noqa: E402
from search.index import refresh_many  # noqa: E402
from tests.bench.pages.bulk import insert  # noqa: E402
from training.models import Enrolment  # noqa: E402

ROUNDS = 5
TRAINEE = "polaznik@demo.example"
BATCH = 1000


def news() -> list[NewsPage]:
    """Return the news of the demonstration, in Serbian."""
    pages = NewsPage.objects.live().filter(locale__language_code="sr").order_by("pk")
    return list(pages.exclude(slug__startswith="merenje-"))


def fill(pages: int) -> None:
    """Publish copies of the news until there are so many pages: many at once, as no desk would, but
    with all that a reader's page and search ask for. Of fewer than there are, Serbian ones stay.
    """
    if pages < Page.objects.count() - 1:
        for english in Page.objects.filter(depth=2, locale__language_code="en"):
            english.delete()
    originals = news()
    index = originals[0].get_parent().specific
    there = NewsPage.objects.filter(slug__startswith="merenje-").count()
    wanted = range(there, there + max(0, pages - Page.objects.count() + 1))
    for start in range(0, len(wanted), BATCH):
        numbers = wanted[start : start + BATCH]
        made = [_copy(originals[number % len(originals)], index, number) for number in numbers]
        pks = insert(NewsPage, index, made)
        PageAccess.objects.bulk_create(PageAccess(page_id=pk, key=PUBLIC) for pk in pks)
        for at in range(0, len(pks), 200):
            refresh_many(searchable_for(NewsPage), pks[at : at + 200])
    generation.bump()


def _copy(original: NewsPage, index: Page, number: int) -> NewsPage:
    own = [each.name for each in NewsPage._meta.local_fields if each.name != "page_ptr"]
    now = timezone.now()
    return NewsPage(
        title=f"{original.title} {number}",
        draft_title=f"{original.title} {number}",
        slug=f"merenje-{number}",
        locale=original.locale,
        content_type=original.content_type,
        url_path=f"{index.url_path}merenje-{number}/",
        first_published_at=now,
        last_published_at=now,
        **{name: getattr(original, name) for name in own},
    )


def texts(path: Path) -> None:
    """Write the texts and the paths of the pictures for the project that is measured beside."""
    path.write_text(json.dumps([_text(page) for page in news()], ensure_ascii=False), "utf-8")


def _text(page: NewsPage) -> dict[str, Any]:
    blocks = [
        (block.block_type, str(block.value))
        if block.block_type == "heading"
        else ("paragraph", str(block.render()))
        for block in page.body
    ]
    picture = page.picture.file.path if page.picture else ""
    return {
        "title": page.title,
        "lead": page.lead,
        "date": page.date.isoformat(),
        "picture": picture,
        "body": blocks,
    }


def session() -> None:
    """Print the cookie of a trainee who may read a lesson, and the addresses of the course."""
    open_now = Enrolment.objects.open_at(timezone.now())
    enrolment = open_now.filter(person__user__email=TRAINEE).first()
    course = enrolment.cohort.edition.course
    lesson = course.lessons.filter(live=True).first()
    user = enrolment.person.user
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.create()
    cookie = f"{settings.SESSION_COOKIE_NAME}={store.session_key}"
    sys.stdout.write(
        json.dumps({"cookie": cookie, "course": course.url, "lesson": lesson.get_url()})
    )


def time_publishing() -> None:
    """Print how long it takes to publish a change to a page, several times."""
    page = news()[0]
    seconds = []
    for number in range(ROUNDS):
        page.lead = f"{page.lead[:300]} {number}"
        start = time.perf_counter()
        page.save_revision().publish()
        seconds.append(time.perf_counter() - start)
    sys.stdout.write(json.dumps(seconds))


def main(what: str, *rest: str) -> None:
    """Do what the command line says."""
    if what == "fill":
        fill(int(rest[0]))
    elif what == "texts":
        texts(Path(rest[0]))
    elif what == "session":
        session()
    elif what == "publish":
        time_publishing()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
