"""Is only published what protects, and is what is hidden kept nowhere?"""

import pytest
from django.db import IntegrityError, connection, transaction

from portal.statistics.models import StatisticsTable, TableCell, TableVersion
from portal.statistics.protection import Trouble
from portal.statistics.services import (
    UnsafeError,
    look_at_table,
    publish_table,
    recheck_published,
    small_places,
)

pytestmark = pytest.mark.django_db

BY_SEX = "sex,count\nfemale,45\nmale,17\ntotal,62\n"
BY_FORM = "form,count\nSEX,{0}\nLAB,{1}\nBEG,3\nCRI,0\ntotal,62\n"


def troubles(caught):
    return [finding.trouble for finding in caught.value.findings]


def refused(**how):
    with pytest.raises(UnsafeError) as caught:
        publish_table(**how)
    return troubles(caught)


def test_what_is_safe_is_published_as_the_next_version(facts, table):
    first = publish_table(facts=facts(), table=table(BY_SEX))
    assert first.number == 1
    assert publish_table(facts=facts(), table=table(BY_SEX)) is None
    corrected = BY_SEX.replace("45", "44").replace("17", "18")
    assert publish_table(facts=facts(), table=table(corrected)).number == 2
    assert [each.number for each in TableVersion.objects.filter(table=first.table)] == [2, 1]


def test_six_children_four_girls_and_two_boys(facts, table):
    """What the press once repeated from a published report."""
    said = table("sex,count\nfemale,4\nmale,2\ntotal,6\n")
    look = look_at_table(facts=facts(year=2010), table=said, hidden=small_places(said))
    assert look.findings
    assert refused(facts=facts(year=2010), table=said) == [Trouble.SMALL, Trouble.SMALL]
    for hidden in ([("female", "total"), ("male", "total")], [("male", "total")]):
        assert refused(facts=facts(year=2010), table=said, hidden=hidden)


def test_the_outcome_that_does_not_add_up_is_refused(facts, table):
    text = "outcome,count\nidentified,57\nrejected,31\ndiscontinued,10\nnot-victims,19\n"
    funnel = facts(measure="reports", rows="outcome", year=2023)
    wrong = table(text + "continuing,52\ntotal,168\n", "outcome")
    assert refused(facts=funnel, table=wrong) == [Trouble.SUM]
    right = table(text + "continuing,51\ntotal,168\n", "outcome")
    assert look_at_table(facts=funnel, table=right).findings == []


def test_the_same_count_may_not_differ_within_one_source(facts, table):
    wrong = table("sex,count\nfemale,40\nmale,27\ntotal,67\n")
    assert Trouble.DIFFERS in refused(facts=facts(year=2023), table=wrong)


def test_a_suggestion_is_safe_and_nothing_of_it_is_stored(facts, table):
    said = table(BY_FORM.format(48, 11), "form")
    by_form = facts(rows="form")
    look = look_at_table(facts=by_form, table=said, hidden=small_places(said))
    assert look.findings
    assert look.suggestions == [(("SEX", "total"),), (("LAB", "total"),)]
    hidden = [*small_places(said), *look.suggestions[1]]
    version = publish_table(facts=by_form, table=said, hidden=hidden)
    kept = {cell.row: (cell.status, cell.count) for cell in version.cells.all()}
    assert kept == {
        "SEX": ("value", 48),
        "LAB": ("suppressed", None),
        "BEG": ("suppressed", None),
        "CRI": ("zero", 0),
        "total": ("value", 62),
    }
    assert recheck_published() == []


def test_a_correction_may_not_hide_other_cells_than_before(facts, table):
    by_form = facts(rows="form")
    said = table("form,count\nSEX,41\nLAB,11\nBEG,3\nMAR,7\ntotal,62\n", "form")
    publish_table(facts=by_form, table=said, hidden=[("BEG", "total"), ("LAB", "total")])
    assert refused(facts=by_form, table=said, hidden=[("BEG", "total"), ("MAR", "total")]) == [
        Trouble.SHOWN
    ]


def test_a_correction_may_not_tell_by_its_total_which_is_the_small_one(facts, table):
    hidden = [("BEG", "total"), ("LAB", "total")]
    by_form = facts(rows="form", year=2010)
    counts = "form,count\nLAB,{0}\nBEG,3\ntotal,{1}\n"
    publish_table(facts=by_form, table=table(counts.format(30, 33), "form"), hidden=hidden)
    moved = table(counts.format(57, 60), "form")
    assert set(refused(facts=by_form, table=moved, hidden=hidden)) == {Trouble.UNCHANGED}
    assert look_at_table(facts=by_form, table=moved, hidden=hidden).suggestions == []
    little = table(counts.format(32, 35), "form")
    assert publish_table(facts=by_form, table=little, hidden=hidden).number == 2
    # What the reason advises: fewer categories.
    fewer = table("form,count\nSEX,?\ntotal,60\n", "form")
    assert publish_table(facts=by_form, table=fewer).number == 3
    assert recheck_published() == []


def test_another_source_may_not_give_a_hidden_count_away(facts, table):
    hidden = [("BEG", "total"), ("LAB", "total")]
    said = table(BY_FORM.format(48, 11), "form")
    publish_table(facts=facts(rows="form"), table=said, hidden=hidden)
    other = table("form,count\nSEX,48\nLAB,11\nBEG,?\ntotal,62\n", "form")
    found = refused(facts=facts(rows="form", source="tip"), table=other)
    assert set(found) <= {Trouble.EXPOSED, Trouble.WORKED_OUT, Trouble.SHOWN}
    # One that says nearly the same would give it away nearly as well.
    other = table("form,count\nSEX,51\nLAB,11\nCRI,0\ntotal,62\n", "form")
    assert refused(facts=facts(rows="form", source="tip"), table=other) == [Trouble.SHOWN]
    # A source that contradicts the first can't be laid over it.
    other = table("form,count\nSEX,52\nLAB,*\nBEG,*\nCRI,0\ntotal,65\n", "form")
    assert publish_table(facts=facts(rows="form", source="tip"), table=other)


def test_two_tables_of_one_year_are_audited_together(facts, table):
    crossed = table(
        "sex,children,adults,total\nfemale,20,25,45\nmale,3,14,17\ntotal,23,39,62\n", "sex", "age"
    )
    both = facts(columns="age")
    assert refused(facts=both, table=crossed, hidden=[("male", "children"), ("male", "adults")])
    look = look_at_table(facts=both, table=crossed, hidden=[("male", "children")])
    assert look.suggestions
    publish_table(facts=both, table=crossed, hidden=[("male", "children"), *look.suggestions[0]])
    alone = table("age,count\nchildren,23\nadults,39\ntotal,62\n", "age")
    again = look_at_table(facts=facts(rows="age"), table=alone)
    hidden_margin = ("total", "children") in look.suggestions[0]
    assert bool(again.findings) is hidden_margin


def test_the_database_refuses_a_small_count_and_every_change(statistics):
    version = TableVersion.objects.first()
    cell = TableCell(version=version, position=99, row="x", column="total", status="value", count=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        cell.save()
    for table_name in ("portal_tablecell", "portal_tableversion"):
        with pytest.raises(Exception, match="kept as it was made"), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table_name}")
    assert StatisticsTable.objects.count() == 10
