"""Long lists are narrowed by groups of like entries; what comes out is what each entry says."""

import pytest
from django.http import Http404, QueryDict
from hypothesis import given
from hypothesis import strategies as st

from foundation.choosing import Choice, Filter, occurring

KINDS, TOPICS = ["a", "b", "old"], ["x", "y", "z"]
items = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.sampled_from(TOPICS), unique=True).map(tuple)),
    max_size=30,
).map(lambda rows: [(number, *row) for number, row in enumerate(rows)])


def kind(item):
    return (item[1],)


def topics(item):
    # As some filters give them: once.
    return iter(item[2])


def by(name, values, all_, only_by_name=""):
    names = dict(zip(all_, all_, strict=True))

    def labels(found):
        return occurring(found, values, names)

    return Filter(name, name, "all", values, labels, only_by_name)


FILTERS = [by("kind", kind, KINDS, only_by_name="old"), by("topic", topics, TOPICS)]


def one_by_one(all_, chosen, without=""):
    """Return what is left, each entry asked for itself."""
    left = []
    for item in all_:
        wanted = chosen.get("kind", "") if without != "kind" else None
        if wanted is not None and not (item[1] == wanted if wanted else item[1] != "old"):
            continue
        topic = chosen.get("topic", "") if without != "topic" else ""
        if topic and topic not in item[2]:
            continue
        left.append(item)
    return left


@given(items, st.sampled_from(["", *KINDS]), st.sampled_from(["", *TOPICS, "nothing"]))
def test_what_is_left_and_counted_is_what_each_entry_says(all_, a_kind, a_topic):
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in [("kind", a_kind), ("topic", a_topic)] if value})
    choice = Choice(query, FILTERS, all_, "/")
    assert choice.left() == one_by_one(all_, choice.chosen)
    for filter_, values in zip(FILTERS, (kind, topics), strict=True):
        freed = one_by_one(all_, choice.chosen, without=filter_.name)
        assert choice.left(without=filter_.name) == freed
        offered = {each["value"]: each["count"] for each in choice.options(filter_)}
        there = {value for item in all_ for value in values(item)}
        assert set(offered) - {choice.chosen.get(filter_.name)} <= there <= set(offered)
        for value, count in offered.items():
            assert count == sum(value in tuple(values(item)) for item in freed)


def test_what_is_left_comes_in_pages_and_with_its_numbers():
    all_ = [(number, "a" if number % 2 else "b", ("x",)) for number in range(9)]
    choice = Choice(QueryDict("kind=b"), FILTERS, all_, "/")
    assert [number for number, _kind, _topics in choice.page("2", 3)] == [6, 8]
    for number in ("0", "3", "x", ""):
        with pytest.raises(Http404):
            choice.page(number, 3)
    told = choice.context()
    assert (told["choice"], told["total"], told["left"]) == (choice, 9, 5)
    assert [select["name"] for select in told["selects"]] == ["kind", "topic"]
    nothing = Choice(QueryDict(), FILTERS, [], "/")
    assert nothing.context()["selects"] == []
    assert list(nothing.page(1, 3)) == []
