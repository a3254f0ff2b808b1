"""The desk searches its own models through the same backends, and finds Serbian as readers do."""

import pytest
from modelsearch.backends import get_search_backend
from modelsearch.index import insert_or_update_object
from modelsearch.query import MATCH_ALL, Boost, Not, Or, Phrase, PlainText
from wagtail.models import Page

from foundation.models import SiteDocument


@pytest.fixture
def pages(make_page):
    made = [make_page("Годишњи извештај"), make_page("Извештај о раду"), make_page("Обука")]
    for page in made:
        insert_or_update_object(page)
    return made


def test_pages_are_found_in_either_script_and_case(pages):
    found = Page.objects.search("IZVEŠTAJA")
    assert {page.title for page in found} == {"Годишњи извештај", "Извештај о раду"}
    assert found.count() == 2


def test_beginnings_are_found_while_an_editor_types(pages):
    assert {page.title for page in Page.objects.autocomplete("godis")} == {"Годишњи извештај"}
    assert Page.objects.autocomplete("!!!").count() == 0


def test_an_editors_own_order_is_kept(pages):
    by_title = Page.objects.order_by("title").search("izveštaj", order_by_relevance=False)
    assert [page.title for page in by_title] == ["Годишњи извештај", "Извештај о раду"]
    assert [page.title for page in by_title[1:]] == ["Извештај о раду"]
    unordered = Page.objects.order_by().search("izveštaj", order_by_relevance=False)
    assert [page.pk for page in unordered] == sorted((page.pk for page in unordered), reverse=True)


def test_filters_of_the_queryset_narrow_results_and_counts(pages):
    found = Page.objects.filter(title__in=["Обука", "Извештај о раду"], live=True)
    found = found.filter(pk__in=[page.pk for page in pages[1:]]).search("izveštaj")
    assert [page.title for page in found] == ["Извештај о раду"]
    assert found.count() == 1


def test_scores_are_higher_for_better_matches(pages):
    scored = Page.objects.search("izveštaj").annotate_score("score")
    scores = [page.score for page in scored]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_every_shape_of_query_is_answered(pages):
    backend = get_search_backend()

    def titles(query):
        return {page.title for page in backend.search(query, Page.objects.filter(depth=2))}

    report, training = PlainText("izveštaji"), PlainText("obuke")
    reports = {"Годишњи извештај", "Извештај о раду"}
    assert titles(Or([report, training])) == reports | {"Обука"}
    assert titles(report & Phrase("izveštaja o radu")) == {"Извештај о раду"}
    assert titles(Or([PlainText("?"), training])) == {"Обука"}
    assert titles(Boost(PlainText("?"), 2.0)) == set()
    assert titles(PlainText("obuka izveštaj", operator="or")) == reports | {"Обука"}
    assert reports <= titles(MATCH_ALL)
    assert reports <= titles(Not(training))
    assert reports <= titles(Not(PlainText("?")))


def test_tags_of_a_document_are_searched(db):
    document = SiteDocument.objects.create(title="Приручник", file="p.pdf")
    document.tags.add("заштита")
    insert_or_update_object(document)
    assert SiteDocument.objects.search("zaštite").count() == 1
    assert SiteDocument.objects.autocomplete("zašt").count() == 1
