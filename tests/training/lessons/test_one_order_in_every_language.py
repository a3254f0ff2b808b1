"""A lesson that is moved in its course is moved in every language at once."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from training.models import Lesson


@pytest.fixture
def lessons(course, teach, english):
    """Three lessons, each in Serbian and English."""
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english).save_revision().publish()
    made = [teach(course, f"Лекција {n}", f"l-{n}", body=[]) for n in (1, 2, 3)]
    for lesson in made:
        translated = lesson.copy_for_translation(english)
        translated.save()
        translated.save_revision().publish()
    return made


@pytest.fixture
def to_the_front(lessons):
    """The address that moves the last lesson to the front."""
    name = Lesson.snippet_viewset.get_url_name("reorder")
    return f"{reverse(name, args=[lessons[2].pk])}?position=0"


def order_in(language):
    own = Lesson.objects.filter(locale__language_code=language).order_by("sort_order")
    return list(own.values_list("slug", flat=True))


def test_what_was_kept_is_let_go_after_the_last_language_was_moved(desk, to_the_front):
    with CaptureQueriesContext(connection) as asked:
        assert desk.post(to_the_front).status_code == 200
    assert order_in("sr") == order_in("en") == ["l-3", "l-1", "l-2"]
    written = [query["sql"] for query in asked if query["sql"].startswith("UPDATE")]
    moved = [at for at, sql in enumerate(written) if "training_lesson" in sql]
    let_go = [at for at, sql in enumerate(written) if "foundation_generation" in sql]
    assert let_go[-1] > moved[-1]


def test_where_one_language_cannot_be_moved_none_is(desk, to_the_front, monkeypatch):
    update = QuerySet.update

    def fail(rows, **fields):
        # The way of the other languages: a plain number.
        if isinstance(fields.get("sort_order"), int):
            raise RuntimeError
        return update(rows, **fields)

    monkeypatch.setattr(QuerySet, "update", fail)
    with pytest.raises(RuntimeError):
        desk.post(to_the_front)
    assert order_in("sr") == order_in("en") == ["l-1", "l-2", "l-3"]
