"""What is in the printed plan?"""

import hashlib
from collections import Counter

from portal.plan.reading import PassageKind


def by_slug(document):
    return {activity.slug: activity for activity in document.activities}


def test_the_printed_plan_is_kept_byte_for_byte(source):
    assert (
        hashlib.sha256(source).hexdigest()
        == "2f68e64d4c66294c4226d5996674a01adbecc103c430296e586440bd17a2ded3"
    )


def test_it_has_3_general_goals_11_goals_and_34_activities(document):
    assert len(document.general_goals) == 3
    assert [len(goal.specific_goals) for goal in document.general_goals] == [3, 4, 4]
    assert len(document.specific_goals) == 11
    assert [len(goal.activities) for goal in document.specific_goals] == [
        3, 2, 2, 2, 4, 4, 6, 4, 3, 1, 3,
    ]  # fmt: skip
    assert len(document.activities) == 34


def test_every_activity_has_an_address_though_33_numbers_serve_34(document):
    assert len({activity.number for activity in document.activities}) == 33
    assert len({activity.slug for activity in document.activities}) == 34
    twice = [activity.slug for activity in document.activities if activity.number == "2.3.2"]
    assert twice == ["2.3.2", "2.3.2-b"]


def test_the_original_words_stay_beside_the_words_shown(document):
    shelter = by_slug(document)["3.1.3"]
    assert shelter.wording.source_text == "успоставити услугу прихватиштва"
    assert shelter.wording.text == "Успоставити услугу прихватилишта"
    assert by_slug(document)["2.4.1"].wording.source_text.endswith("идентификације;")


def test_every_original_stands_word_for_word_on_its_line(document, lines):
    for activity in document.activities:
        line = lines[activity.wording.place.number - 1]
        assert f"\t{activity.number}. {activity.wording.source_text}\t" in line
        printed = (activity.cells.holders, activity.cells.funding, activity.cells.deadline)
        if not activity.shared_with:
            assert line.split("\t")[2:] == list(printed)


def test_kinds_of_deadline_are_seven(document):
    assert Counter(activity.deadline.kind for activity in document.activities) == {
        "continuous": 18,
        "quarter": 7,
        "compound": 3,
        "after-events": 2,
        "quarter-then-continuous": 2,
        "from-quarter": 1,
        "from-month": 1,
    }


def test_holders_and_funding_are_counted_whatever_their_spelling(document):
    holders = Counter(code for activity in document.activities for code in activity.holders)
    assert holders == {"centre": 33, "iom": 3, "ilo": 1, "mrsp": 1, "partners": 1}
    assert Counter(frozenset(activity.funding) for activity in document.activities) == {
        frozenset({"budget"}): 12,
        frozenset({"budget", "project"}): 14,
        frozenset({"project"}): 5,
        frozenset({"budget", "opportunity"}): 3,
    }
    assert by_slug(document)["1.3.1"].holders == ("ilo",)


def test_three_activities_share_their_cells(document):
    first, second, third = document.activities[:3]
    assert (first.shared_with, second.shared_with, third.shared_with) == ("", "1.1.1", "1.1.1")
    assert first.cells == second.cells == third.cells
    assert first.cells.deadline == "Континуирано  март-јун"
    assert not any(activity.shared_with for activity in document.activities[3:])


def test_the_goal_that_a_page_breaks_is_whole(document):
    goal = next(goal for goal in document.specific_goals if goal.number == "2.3")
    assert goal.wording.text.startswith("Остварен допринос у обогаћивању понуде")
    assert [activity.slug for activity in goal.activities] == [
        "2.3.1", "2.3.2", "2.3.3", "2.3.2-b",
    ]  # fmt: skip


def test_the_overview_is_kept_with_its_own_numbers_and_words(document):
    assert [goal.overview.number for goal in document.specific_goals] == [
        "2.1", "2.2", "2.3", "1.1", "1.2", "1.3", "1.4", "3.1", "3.2", "3.3", "3.4",
    ]  # fmt: skip
    first = document.specific_goals[0]
    assert first.overview.wording.text.startswith("Успостављени јединствени критеријуми")
    assert first.wording.text.startswith("Јединствени критеријуми")


def test_the_preface_keeps_its_list_its_risks_and_its_footnote(document):
    kinds = Counter(passage.kind for passage in document.passages)
    assert kinds == {
        PassageKind.COVER: 3,
        PassageKind.PARAGRAPH: 2,
        PassageKind.ITEM: 6,
        PassageKind.RISKS: 1,
        PassageKind.FOOTNOTE: 1,
    }
    risks = next(passage for passage in document.passages if passage.kind is PassageKind.RISKS)
    assert "запослити 8 радника" in risks.wording.text
    note = document.passages[-1]
    assert (note.mark, note.wording.text) == ("1", "У даљем тексту: Центар")
    assert document.passages[3].wording.text.startswith(
        "Центар за заштиту жртава трговине људима¹ је"
    )


def test_the_events_that_deadlines_wait_for_are_two(document):
    assert document.events == ("Усвајање Акционог плана", "Усвајање Стратегије")
