"""Whatever is done to a tree, each stored key is the join of what is demanded above it."""

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction

from foundation.access import PUBLIC, join
from foundation.access_upkeep import own_key
from foundation.models import PageAccess

NODES = st.integers(min_value=0, max_value=30)
STEPS = st.lists(
    st.tuples(st.sampled_from(["grow", "restrict", "lift", "move", "copy"]), NODES, NODES),
    min_size=3,
    max_size=12,
)


def plant():
    """Begin a tree of its own beside what every site has."""
    page = Page(title="branch", slug="branch", locale=Locale.get_default())
    return Page.get_first_root_node().add_child(instance=page)


def pages(branch):
    return list(Page.objects.descendant_of(branch, inclusive=True).order_by("path"))


def is_taken(parent, slug):
    """Whether a page may not come there: the desk says so before it moves anything."""
    return Page.objects.child_of(parent).filter(slug=slug).exists()


def take(branch, step, first, second, serial):
    tree = pages(branch)
    page, other = tree[first % len(tree)], tree[second % len(tree)]
    inside = other == page or other.is_descendant_of(page)
    match step:
        case "grow":
            slug = f"page-{serial}"
            page.add_child(instance=Page(title=slug, slug=slug, locale=Locale.get_default()))
        case "restrict":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        case "lift":
            page.view_restrictions.all().delete()
        case "move" if not (inside or page == branch or is_taken(other, page.slug)):
            page.move(other, pos="last-child")
        case "copy" if not (inside or page == branch):
            page.copy(recursive=True, to=other, update_attrs={"slug": f"page-{serial}"})


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
def test_each_key_joins_what_the_page_and_its_ancestors_demand(db, steps):
    with transaction.atomic():
        branch = plant()
        for serial, step in enumerate(steps):
            take(branch, *step, serial)
        stored = dict(PageAccess.objects.values_list("page_id", "key"))
        for page in pages(Page.objects.get(pk=branch.pk)):
            above = page.get_ancestors(inclusive=True)
            demanded = join(PUBLIC, *(own_key(node.specific) for node in above))
            assert stored[page.pk] == demanded
        transaction.set_rollback(True)
