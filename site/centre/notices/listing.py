"""Narrowing and listing notices: by state, kind and year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.choosing import Choice, Filter, Label, occurring

from ..listing import YEAR, Listed, Narrowed, by_kind
from .shown import deadline_words
from .states import NoticeState, state_of

if TYPE_CHECKING:
    from .notice import NoticePage


@dataclass(frozen=True, slots=True)
class ListedNotice(Listed):
    """A notice, as far as it is needed to narrow and order."""

    state: NoticeState
    deadline: datetime


def narrow_notices(
    query: QueryDict,
    pages: Any,
    kinds: Mapping[str, Label],
    labels: Mapping[NoticeState, Label],
    clear_url: str,
) -> Narrowed:
    """Return ``pages`` (visible ones) as ``query`` narrows them: what is open first, by deadline,
    then what was, the latest first. ``labels`` are the words that differ for this kind of notice.
    """
    rows = pages.values_list("pk", "date", "kind", "outcome", "deadline")
    listed = [
        ListedNotice(pk, date, kind, (), (), state_of(outcome, deadline), deadline)
        for pk, date, kind, outcome, deadline in rows
    ]
    names: dict[str, Label] = {state.value: labels.get(state, state.label) for state in NoticeState}

    def state(each: Any) -> Iterable[str]:
        return (each.state.value,)

    by_state: Filter[Listed] = Filter(
        "state",
        gettext_lazy("State"),
        gettext_lazy("All states"),
        state,
        lambda all_: occurring(all_, state, names),
    )
    ordered: list[Listed] = [*sorted(listed, key=_place)]
    return Narrowed(Choice(query, [by_state, by_kind(kinds), YEAR], ordered, clear_url), {})


def _place(each: ListedNotice) -> tuple[bool, float, int]:
    is_open = each.state == NoticeState.OPEN
    at = each.deadline.timestamp()
    return not is_open, at if is_open else -at, -each.pk


def as_teasers(request: HttpRequest, notices: "Iterable[NoticePage]") -> list[dict[str, Any]]:
    """Return what the teaser component shows of each notice."""
    return [
        {
            "title": item.title,
            "url": item.get_url(request),
            "date": item.date,
            "kicker": str(item.state_label).capitalize(),
            "lead": item.lead,
            "tags": [_("until %(deadline)s") % {"deadline": deadline_words(item.deadline)}]
            if item.state == NoticeState.OPEN
            else [],
        }
        for item in notices
    ]
