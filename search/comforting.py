"""What comes before everything else for words of distress: pages that help, whatever is found."""

from collections.abc import Sequence

from foundation import access, moment, searching

from . import ranking
from .confirming import Hit, confirmed
from .models import Entry
from .question import Question

SHOWN = 3
LOOKED_AT = 40


def pages(question: Question, user: access.Visitor, language: str) -> Sequence[Hit]:
    """Return, for words of distress, a few pages that help and that ``user`` may see: first where
    all help is told of, then those that say most of what was asked.
    """
    kinds = [each.kind for each in searching.registered() if each.helps]
    if not question.is_distress or not kinds:
        return ()
    entries = Entry.objects.filter(kind__in=kinds, language=language).open_to(
        access.held_keys(user)
    )
    looked_at = entries.order_by("pk").values_list("pk", flat=True)[:LOOKED_AT]
    best = ranking.ordered(
        ranking.candidates(entries.filter(pk__in=list(looked_at))),
        ranking.Weighing(question, moment.now().date(), lambda entry: True, lambda entry: False),
    )
    of_all = [entry.pk for entry in best if entry.kind == kinds[0]][:1]
    each = [entry.pk for entry in best if entry.pk not in of_all]
    return list(confirmed(user, Entry.objects.in_order([*of_all, *each][:SHOWN]), question))
