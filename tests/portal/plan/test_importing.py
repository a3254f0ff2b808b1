"""Does an import write the whole plan or nothing, once, and never over an editor's work?"""

import pytest
from django.apps import apps
from django.db import models
from django.utils.translation import override
from wagtail.models import Revision

from foundation.models import SiteDocument
from portal.plan.document import compose
from portal.plan.importing.kept import kept_document
from portal.plan.models import Activity, GeneralGoal, Holder, PlanEvent, PlanPage, SpecificGoal
from portal.plan.reading import PlanUnreadableError
from portal.plan.services import ManualEditsError, PlanFile, find_plan, import_plan, preview_import
from tests.portal.plan import small
from tests.portal.plan.word_files import word_document


def everything():
    """Return every row of the portal and every revision, with its dates."""
    tables = [*apps.get_app_config("portal").get_models(), Revision, SiteDocument]
    return {model: sorted(map(str, model._default_manager.values_list())) for model in tables}


def edit(part, **fields):
    """Change and publish a part as an editor does."""
    for name, value in fields.items():
        setattr(part, name, value)
    part.save_revision().publish()


def test_the_real_plan_is_3_general_goals_11_goals_and_34_activities(site, source, document):
    preview = import_plan(file=PlanFile("plan.md", source), year=2015)
    assert preview.counts == {"general_goals": 3, "specific_goals": 11, "activities": 34}
    plan = find_plan(2015)
    assert (GeneralGoal.objects.count(), SpecificGoal.objects.count()) == (3, 11)
    assert Activity.objects.filter(live=True, plan=plan).count() == 34
    assert plan.get_url() == "/plan-rada/2015/"
    assert kept_document(plan) == document
    before = everything()
    again = import_plan(file=PlanFile("plan.md", source), year=2015)
    assert not again.writes
    assert everything() == before


def test_importing_twice_changes_nothing(bring, plan):
    before = everything()
    assert not bring().writes
    assert everything() == before


def test_a_preview_writes_nothing(site):
    before = everything()
    preview = preview_import(file=PlanFile("plan.md", small.as_bytes()), year=small.YEAR)
    assert preview.writes
    assert preview.counts["activities"] == 5
    assert {change.action for change in preview.changes} == {"add"}
    assert everything() == before


def test_what_cannot_be_read_leaves_everything_as_it_is(bring, plan):
    before = everything()
    with pytest.raises(PlanUnreadableError) as error:
        bring(small.changed(28, "Од марта", "Једном"))
    assert error.value.line == 28
    assert everything() == before


def test_a_failure_halfway_leaves_everything_as_it_was(bring, plan, monkeypatch):
    before = everything()
    monkeypatch.setattr(PlanPage, "save_revision", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring(small.changed(29, "основати", "отворити"))
    assert everything() == before


def test_the_printed_file_is_kept_as_it_was_received(plan):
    with plan.source_document.file.open() as kept:
        assert kept.read() == small.as_bytes()


def test_only_what_the_file_changes_is_written(bring, plan, activity):
    before = {row.slug: row.latest_revision_id for row in Activity.objects.all()}
    preview = bring(small.changed(29, "основати", "отворити"))
    assert [(c.kind, c.name, list(c.after)) for c in preview.changes if c.kind == "activity"] == [
        ("activity", "1.2.1", ["text", "source_text"])
    ]
    assert activity("1.2.1").text == "Отворити прихватилиште"
    after = {row.slug: row.latest_revision_id for row in Activity.objects.all()}
    assert {slug for slug in after if after[slug] != before[slug]} == {"1.2.1"}


def test_an_editors_work_is_not_overwritten_unless_it_is_said(bring, plan, activity):
    edit(activity("1.2.1"), text="Ручно написано")
    before = everything()
    with pytest.raises(ManualEditsError) as error:
        bring()
    assert [(change.name, change.by_hand) for change in error.value.preview.by_hand] == [
        ("1.2.1", ("text",))
    ]
    assert everything() == before
    bring(overwrite=True)
    assert activity("1.2.1").text == "Основати прихватилиште"


def test_an_editors_work_elsewhere_stays(bring, plan, activity):
    edit(activity("1.2.1"), text="Ручно написано")
    with pytest.raises(ManualEditsError):
        bring(small.changed(30, "спровести", "извршити"))
    data = small.changed(29, "основати прихватилиште", "ручно написано")
    bring(small.changed(30, "спровести", "извршити", data), overwrite=True)
    assert activity("1.2.1").text == "Ручно написано"
    assert activity("1.2.2").text == "Извршити план"


def test_a_draft_counts_as_an_editors_work(bring, plan, activity):
    draft = activity("1.2.1")
    draft.text = "Нацрт"
    draft.save_revision()
    with pytest.raises(ManualEditsError):
        bring()
    assert activity("1.2.1").get_latest_revision_as_object().text == "Нацрт"


def test_a_changed_deadline_or_holder_is_an_editors_work_too(bring, plan, activity):
    changed = activity("1.2.1")
    changed.holder_links.set([])
    part = changed.deadline_parts.first()
    part.quarter = 3
    changed.deadline_parts.set([part])
    changed.save_revision().publish()
    with pytest.raises(ManualEditsError) as error:
        bring()
    assert error.value.preview.by_hand[0].by_hand == ("holders", "deadline")
    bring(overwrite=True)
    assert activity("1.2.1").deadline.parts[0].quarter == 4
    assert [link.holder.code for link in activity("1.2.1").holder_links.all()] == ["centre"]


def test_the_date_of_an_event_is_kept_through_imports(bring, plan):
    event = plan.events.get(name="Усвајање Стратегије")
    event.date = "2017-08-04"
    event.save()
    assert not bring().writes
    bring(small.changed(29, "основати", "отворити"))
    assert str(PlanEvent.objects.get(pk=event.pk).date) == "2017-08-04"


def test_rows_that_change_places_are_moved(bring, plan, activity):
    keys = {row.slug: row.pk for row in Activity.objects.all()}
    swapped = [*small.LINES[:28], small.LINES[29], small.LINES[28]]
    swapped[28] = swapped[28].replace(
        "\t1.2.2.", "Специфични циљ 1.2. Подршка је осигурана\t1.2.2."
    )
    swapped[29] = swapped[29].replace("Специфични циљ 1.2. Подршка је осигурана", "")
    bring(swapped)
    ordered = Activity.objects.filter(specific_goal__slug="1.2").order_by("position")
    assert [row.slug for row in ordered] == ["1.2.2", "1.2.1"]
    assert {row.slug: row.pk for row in Activity.objects.all()} == keys


def test_what_a_later_file_leaves_out_keeps_its_address(bring, plan, client):
    preview = bring(small.LINES[:29])
    assert [
        (change.action, change.name) for change in preview.changes if change.kind == "activity"
    ] == [("keep", "1.2.2")]
    assert client.get("/plan-rada/2016/1.2.2/").status_code == 200


def test_word_brings_the_same_plan(bring, plan, document):
    data = word_document(lines=[*small.LINES[:21], "<sup>1</sup>Напомена", *small.LINES[21:]])
    preview = preview_import(file=PlanFile("plan.docx", data), year=small.YEAR)
    assert {change.kind for change in preview.changes} <= {"plan", "irregularities"}


def test_holders_that_editors_add_are_understood(bring, plan):
    line = small.changed(29, "\tЦентар\t", "\tЦентар, МУП\t")
    with pytest.raises(PlanUnreadableError):
        bring(line)
    Holder.objects.create(
        code="mup", short="МУП", name="Министарство унутрашњих послова", forms="МУП\nПолиција"
    )
    bring(line)
    links = Activity.objects.get(slug="1.2.1").holder_links.all()
    assert [link.holder.code for link in links] == ["centre", "mup"]


def test_another_year_is_another_plan(bring, plan):
    lines = small.changed(3, "2016", "2017")
    import_plan(file=PlanFile("plan.md", small.as_bytes(lines)), year=2017)
    assert PlanPage.objects.count() == 2
    assert Activity.objects.filter(slug="1.1.1").count() == 2


def test_the_structure_of_the_database_is_that_of_the_file(plan):
    tree = [(goal, goal.specific_goals.all()) for goal in plan.general_goals.all()]
    composed = compose(plan, tree, plan.activities.all(), {}, [])
    assert [row.slug for row in composed.activities] == [
        "1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2",
    ]  # fmt: skip
    assert composed.activities[1].shared_with == "1.1.1"
    assert isinstance(plan.general_goals.first(), models.Model)


def test_differences_are_told_in_words(bring, plan, activity):
    lines = small.changed(29, "Четврти квартал", "Након усвајања Стратегије")
    lines = small.changed(5, "Увод у план.", "Други увод.", lines)
    file = PlanFile("plan.md", small.as_bytes(small.changed(29, "\tЦентар\t", "\tИОМ\t", lines)))
    changes = {change.part: change for change in preview_import(file=file, year=2016).changes}
    told = {
        (part, field["label"]): (field["before"], field["after"])
        for part, change in changes.items()
        for field in change.fields
    }
    with override("en"):
        labels = {field["label"] for change in changes.values() for field in change.fields}
    assert {"Holder", "Deadline", "Deadline as printed", "Text"} <= labels
    values = set(told.values())
    assert ("quarter 4", "after-events Усвајање Стратегије") in values
    assert ("centre", "iom") in values
    assert any("Други увод." in after for _before, after in values)
    assert all("{" not in before + after for before, after in values)
