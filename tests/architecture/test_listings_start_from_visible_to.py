"""Whatever lists pages, files or parts of the plan for a reader starts from ``visible_to``.

Modules that never answer a reader are named here with the reason; so is each single function that
may ask the database directly. A name that is no longer needed fails as well.
"""

import ast
import re

import pytest
from django.apps import apps
from wagtail.models import CollectionMember, Page

from tests.architecture.house import named, python_files, templates

GUARDS = {"visible_to", "get_visible_or_404"}
MANAGERS = {"objects", "_default_manager"}
# Listings that a page, a queryset or Wagtail offers, and that show restricted things too.
SHORTCUTS = {"live", "public", "get_children", "get_descendants", "get_siblings"}

WRITERS = {
    "migrations/": "move stored data",
    "management/": "commands answer no reader",
    "demo/": "makes content",
    "centre/beginning/": "makes content",
    "foundation/accounts/": "accounts, not content",
    "foundation/desk/": "the desk lists what Wagtail lets an editor do something with",
    "foundation/access": "access itself",
    "foundation/uses.py": "access itself",
    "foundation/embargo/": "access itself",
    "foundation/models/embargo.py": "compares a page with what is stored of it",
    "foundation/publishing.py": "makes pages",
    "foundation/translation.py": "follows what editors publish",
    "centre/site_tree.py": "makes pages",
    "training/access.py": "the rule that visible_to asks",
    "centre/communities/desk.py": "lists what waits to who decides, and nothing to a reader",
    "centre/publications/desk.py": "tells editors what readers don't find",
    "searchable.py": "declares everything of a kind; search asks visible_to about each hit",
    "search/index.py": "stores the key beside each entry",
    "search/upkeep.py": "stores the key beside each entry",
    "services.py": "writes",
    "portal/directory/models/placing.py": "compares what is saved with its translations",
    "portal/directory/demo.py": "makes content",
    "training/certificates/demo.py": "makes content",
    "training/cohorts/demo.py": "makes content",
    "portal/plan/demo_progress.py": "makes content",
    "training/lessons/desk/": "the desk's: asks what somebody may do with lessons",
    "training/lessons/upkeep.py": "the desk's: asks what somebody may do with lessons",
    "portal/library/admin/": "the desk's: asks for the keys of the collection, shows no reader",
    "portal/plan/admin/keeping.py": "asks whether anything would be lost",
    "centre/events/demo.py": "makes content",
    "portal/plan/translating.py": "makes pages",
    "importing/": "compares a document with what is kept",
}
OF_VISIBLE_ACTIVITIES = "facts of activities that were asked for through visible_to"
PLACES_IN_THE_TREE = "positions and addresses are compared when a part is saved"
READERS = {
    ("site/foundation/routing.py", "_pages_on_the_way"): "read with their keys; is_open compares",
    ("site/foundation/sections.py", "_read"): "read with their keys; is_open compares",
    ("site/foundation/keeping/sizes.py", "wanting"): "answers nobody: makes files of pictures",
    ("site/centre/events/queries.py", "instants"): "moments alone, for how long a page is kept",
    ("portal/indicators/admin/comments.py", "waiting"): "the desk's list of what nobody sees yet",
    ("portal/directory/models/service.py", "_slug_errors"): "addresses are compared when saved",
    ("site/foundation/views.py", "serve_document"): "the file was served: for its cache header",
    ("site/centre/communities/listing.py", "ready"): "a picture's own address asks visible_to",
    ("site/centre/queries.py", "_ready"): "a picture's own address asks visible_to",
    (
        "site/centre/publications/serving.py",
        "serve_file",
    ): "the page was served, by a key too: its files follow it",
    (
        "site/centre/press/queries.py",
        "releases_beneath",
    ): "a picture's own address asks visible_to",
    (
        "site/centre/campaigns/queries.py",
        "campaigns_beneath",
    ): "a picture's own address asks visible_to",
    ("portal/library/checking.py", "changed_files"): "compares bytes, shows no reader",
    ("portal/statistics/admin/withdrawing.py", "__init__"): "the desk's: what may be withdrawn",
    ("portal/statistics/blocks.py", "table_choices"): "the desk's list of tables to choose from",
    ("portal/statistics/models/table.py", "save"): "a table is put beneath its page when saved",
    ("portal/plan/partners.py", "open_link"): "a key opens it, not a visitor's rights",
    ("portal/plan/partners.py", "waiting"): "the desk's: what nobody decided about",
    ("portal/plan/partners.py", "send_statement"): "writes",
    (
        "site/centre/campaigns/packing/archive.py",
        "pack_all",
    ): "answers nobody: makes files of kits",
    (
        "site/centre/campaigns/packing/archive.py",
        "_tidy",
    ): "answers nobody: deletes files of what is gone",
    (
        "site/centre/campaigns/packing/contents.py",
        "contents_of",
    ): "keeps what visible_to gives, which is asked beneath",
    ("portal/plan/queries.py", "attach_facts"): OF_VISIBLE_ACTIVITIES,
    ("portal/plan/serving.py", "numbers_of_2015"): OF_VISIBLE_ACTIVITIES,
    ("training/models/course.py", "activity_keys"): OF_VISIBLE_ACTIVITIES,
    ("training/lessons/queries.py", "in_order"): "what visible_to is asked about",
    ("training/lessons/addresses.py", "slugs_of"): "old addresses, which ask who may open a lesson",
    (
        "training/lessons/queries.py",
        "read_every_lesson",
    ): "counts what must be read before a certificate is issued; shows nothing",
    ("portal/plan/models/activity.py", "facts"): OF_VISIBLE_ACTIVITIES,
    ("portal/plan/models/activity.py", "siblings"): PLACES_IN_THE_TREE,
    ("portal/plan/models/activity.py", "clean"): PLACES_IN_THE_TREE,
    ("portal/plan/models/goals.py", "siblings"): PLACES_IN_THE_TREE,
    ("portal/plan/models/pages.py", "clean"): PLACES_IN_THE_TREE,
}


def kept_models():
    """Return the names of the models that may be restricted."""
    return {
        model.__name__
        for model in apps.get_models()
        if issubclass(model, Page | CollectionMember) or hasattr(model, "access_parent")
    } | {"Page"}


def unguarded(source, models):
    """Return the function and the expression of each listing that goes around the guards."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _lists(node, parents[node], models):
            above = list(_above(node, parents))
            if not (_is_guarded(above) or _is_guarded_later(above, parents)):
                yield _function(above), ast.unparse(node)


def _lists(node, parent, models):
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    called = isinstance(parent, ast.Call) and parent.func is node
    if isinstance(parent, ast.Attribute) and parent.attr == "none":
        return False
    return (node.attr in MANAGERS and name in models) or (node.attr in SHORTCUTS and called)


def _above(node, parents):
    while node in parents:
        yield node, parents[node]
        node = parents[node]


def _is_guarded(above):
    return any(_is_guard(outer, inner) for inner, outer in above)


def _is_guarded_later(above, parents):
    """Say whether the listing gets a name that is only ever handed to a guard."""
    statements = [outer for _, outer in above if isinstance(outer, ast.stmt)]
    if not isinstance(statements[0], ast.Assign) or len(statements) < 2:
        return False
    (target,) = statements[0].targets
    if not isinstance(target, ast.Name):
        return False
    uses = [
        node
        for node in ast.walk(statements[1])
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id == target.id
    ]
    return bool(uses) and all(_is_guarded(list(_above(node, parents))) for node in uses)


def _is_guard(outer, inner):
    if not isinstance(outer, ast.Call) or inner is outer.func:
        return False
    return getattr(outer.func, "id", getattr(outer.func, "attr", "")) in GUARDS


def _function(above):
    names = [outer.name for _, outer in above if isinstance(outer, ast.FunctionDef)]
    return names[0] if names else ""


def found():
    """Return path, function and expression of every unguarded listing outside the writers."""
    models = kept_models()
    return [
        (named(path), function, expression)
        for path in python_files()
        if not any(part in named(path) for part in WRITERS)
        for function, expression in unguarded(path.read_text(), models)
    ]


def test_no_listing_goes_around_visible_to():
    assert [row for row in found() if row[:2] not in READERS] == []


def test_every_exception_is_still_needed():
    needed = {row[:2] for row in found()}
    assert set(READERS) - needed == set()
    paths = [named(path) for path in python_files()]
    assert [part for part in WRITERS if not any(part in path for path in paths)] == []


@pytest.mark.parametrize("template", templates(), ids=named)
def test_templates_list_no_pages(template):
    pattern = rf"\.({'|'.join(MANAGERS | SHORTCUTS)})\b"
    assert re.findall(pattern, template.read_text().replace("translation.live", "")) == []


@pytest.mark.parametrize(
    "line",
    [
        "NewsPage.objects.all()",
        "models.NewsPage.objects.filter(live=True)",
        "page.get_children()",
        "Page.objects.child_of(home).live()",
        "NewsPage._default_manager.first()",
        "visible_to(user, first).union(NewsPage.objects.all())",
        "1\n    rows = NewsPage.objects.all()\n    visible_to(user, rows)\n    list(rows)",
    ],
)
def test_a_listing_that_goes_around_is_found(line):
    source = f"def listing():\n    return {line}\n"
    assert [function for function, _ in unguarded(source, {"NewsPage", "Page"})]


@pytest.mark.parametrize(
    "line",
    [
        "visible_to(user, NewsPage.objects.all())",
        "access.visible_to(user, page.get_children())",
        "get_visible_or_404(user, Page.objects.all(), pk=1)",
        "Locale.objects.all()",
        "Page.objects.none()",
        "part.live",
        "1\n    rows = NewsPage.objects.all()\n    visible_to(user, rows)",
    ],
)
def test_a_listing_that_asks_first_passes(line):
    source = f"def listing():\n    return {line}\n"
    assert list(unguarded(source, {"NewsPage", "Page"})) == []
