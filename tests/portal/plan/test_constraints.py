"""Does the database itself hold what must hold, whoever writes to it?"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.plan.deadlines import DeadlineKind
from portal.plan.models import (
    Activity,
    ActivityFunding,
    ActivityHolder,
    DeadlineWords,
    GeneralGoal,
    PlanEvent,
    PlanPage,
    PlanPassage,
    SpecificGoal,
)

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")


@pytest.fixture
def events(plan):
    return list(plan.events.order_by("name"))


def refused(action):
    """Whether the database refuses; what was tried is undone either way."""
    try:
        with transaction.atomic():
            action()
            transaction.set_rollback(True)
    except IntegrityError:
        return True
    return False


def test_a_part_of_a_deadline_says_what_its_kind_says_and_nothing_else(activity, events):
    first, second = events
    whole = {
        DeadlineKind.CONTINUOUS: {},
        DeadlineKind.QUARTER: {"quarter": 3},
        DeadlineKind.QUARTER_THEN_CONTINUOUS: {"quarter": 1},
        DeadlineKind.FROM_QUARTER: {"quarter": 2},
        DeadlineKind.FROM_MONTH: {"month": 3},
        DeadlineKind.RANGE: {"month": 3, "until_month": 6},
        DeadlineKind.AFTER_EVENTS: {"event": first},
    }
    other = {"quarter": 2, "month": 1, "until_month": 2, "event": second}
    row = activity("1.2.1")

    def attempt(kind, values):
        return refused(
            lambda: DeadlineWords.objects.create(activity=row, kind=kind.value, **values)
        )

    for kind, values in whole.items():
        assert not attempt(kind, values), kind
        for name in values:
            assert attempt(kind, {key: v for key, v in values.items() if key != name}), (kind, name)
        for name in other.keys() - values.keys():
            assert attempt(kind, values | {name: other[name]}), (kind, name)


def test_quarters_and_months_are_what_there_is_of_them(activity):
    row = activity("1.2.1")
    for kind, values in [
        ("quarter", {"quarter": 0}),
        ("quarter", {"quarter": 5}),
        ("from-month", {"month": 0}),
        ("from-month", {"month": 13}),
        ("range", {"month": 6, "until_month": 3}),
        ("range", {"month": 6, "until_month": 13}),
        ("soon", {}),
    ]:
        part = DeadlineWords(activity=row, kind=kind, **values)
        with pytest.raises(ValidationError):
            part.full_clean()
        assert refused(part.save), (kind, values)


def test_two_events_are_two(activity, events):
    first, second = events
    row = activity("1.2.1")
    after = {"activity": row, "kind": "after-events"}
    assert not refused(DeadlineWords(**after, event=first, second_event=second).save)
    assert refused(DeadlineWords(**after, event=first, second_event=first).save)
    assert refused(DeadlineWords(**after, second_event=first).save)
    with pytest.raises(ValidationError) as error:
        DeadlineWords(**after, event=first, second_event=first).full_clean()
    assert "second_event" in error.value.message_dict


def test_what_belongs_together_is_there_once(plan, activity, events):
    row, other = activity("1.2.1"), activity("1.2.2")
    link, source = row.holder_links.first(), row.funding_links.first()
    general, goal = plan.general_goals.first(), row.specific_goal
    event = events[0]
    same = {"text": "Друго", "locale": plan.locale}
    for again in (
        lambda: ActivityHolder.objects.create(activity=row, holder=link.holder),
        lambda: ActivityFunding.objects.create(activity=row, source=source.source),
        lambda: PlanEvent.objects.create(plan=plan, name=event.name),
        lambda: Activity.objects.create(specific_goal=goal, number="9", slug=row.slug, **same),
        lambda: Activity.objects.filter(pk=other.pk).update(position=row.position),
        lambda: SpecificGoal.objects.create(general_goal=general, number=goal.slug, **same),
        lambda: GeneralGoal.objects.create(plan=plan, number=general.number, **same),
        lambda: GeneralGoal.objects.create(plan=plan, number="9", position=1, **same),
        lambda: Activity.objects.create(
            specific_goal=goal,
            number="9.9.9",
            slug="9.9.9",
            translation_key=row.translation_key,
            **same,
        ),
    ):
        assert refused(again)


def test_numbers_words_and_addresses_are_not_empty(plan, activity):
    row = activity("1.1.2")
    for change in (
        {"text": ""},
        {"number": ""},
        {"slug": ""},
        {"shared_with": row.slug},
    ):
        assert refused(lambda change=change: Activity.objects.filter(pk=row.pk).update(**change))
    assert refused(lambda: PlanPage.objects.filter(pk=plan.pk).update(year=20))
    assert refused(lambda: PlanPassage.objects.create(plan=plan, kind="poem", text="а"))
    assert refused(lambda: PlanPassage.objects.create(plan=plan, kind="footnote", text="а"))
    assert refused(lambda: PlanPassage.objects.create(plan=plan, kind="item", text="а", mark="1"))
    assert refused(lambda: PlanEvent.objects.create(plan=plan, name="а; б"))


def test_what_is_awaited_or_named_is_not_deleted_while_it_is(plan, activity, events):
    with pytest.raises(IntegrityError):
        events[0].delete()
    with pytest.raises(IntegrityError):
        activity("1.2.1").holder_links.first().holder.delete()


def test_a_second_plan_for_a_year_is_refused(plan):
    another = PlanPage(title="Други", slug="drugi", year=plan.year, locale=plan.locale)
    with pytest.raises(ValidationError) as error:
        another.clean()
    assert "year" in error.value.message_dict


def test_an_address_that_another_activity_has_is_refused(plan, activity):
    row = activity("1.2.1")
    with pytest.raises(ValidationError) as error:
        Activity(specific_goal=row.specific_goal, number="1.2.1", slug="1.2.1", text="а").clean()
    assert "slug" in error.value.message_dict


def test_an_activity_written_by_hand_comes_last(activity):
    row = activity("1.2.2")
    added = Activity.objects.create(
        specific_goal=row.specific_goal, number="1.2.3", slug="1.2.3", text="а", locale=row.locale
    )
    assert (added.position, added.plan_id) == (row.position + 1, row.plan_id)


def test_a_plan_that_is_deleted_takes_everything_of_it_along(plan):
    plan.delete()
    for model in (GeneralGoal, SpecificGoal, Activity, DeadlineWords, PlanEvent, PlanPassage):
        assert not model.objects.exists()
