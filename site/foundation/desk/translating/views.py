"""The screens of translations: which text is where, and one page side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from ...translation import TranslatedFrom, original_of
from ..clock import TRANSLATE
from ..kept import Kept, all_kept
from ..pages import open_to
from ..panels import Text
from .comparing import compare
from .declaring import take_word
from .missing import say_missing
from .services import begin_english, place_of_english

PER_PAGE = 50
SHOWN = {
    "outdated": gettext_lazy("Outdated"),
    "missing": gettext_lazy("Not in English"),
    "current": gettext_lazy("Up to date"),
    "all": gettext_lazy("All texts"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A Serbian text, its English title if there is any, and since when that is outdated.

    ``url`` shows both; ``note`` says what the text is where it is no page.
    """

    title: Text
    note: Text
    url: str
    english: Text | None
    stale_since: datetime | None

    @property
    def state(self) -> str:
        """The list that the line belongs to."""
        if self.english is None:
            return "missing"
        return "outdated" if self.stale_since else "current"


def lines_for(user: Any) -> list[Line]:
    """Return every published Serbian text that ``user`` meets: three queries for each kind."""
    return [line for kept in all_kept() for line in _lines(kept, user)]


def _lines(kept: Kept, user: Any) -> Iterator[Line]:
    met, rows = kept.open_to(user).order_by().values("pk"), kept.rows()
    published = rows.filter(locale=Locale.get_default(), live=True, pk__in=met)
    english = rows.filter(locale__language_code="en").order_by()
    translations = {row.translation_key: row for row in english}
    stale = dict(kept.stale(user))
    for row in published.select_related(*kept.needed):
        other = translations.get(row.translation_key)
        yield Line(
            kept.title_of(row),
            kept.note_of(row),
            reverse(kept.side_by_side, args=[row.pk]),
            kept.title_of(other) if other else None,
            stale.get(other.pk) if other else None,
        )


def show_translations(request: HttpRequest) -> HttpResponse:
    """List texts by the state of their English."""
    _refuse(request.user)
    shown = request.GET.get("show", "outdated")
    shown = shown if shown in SHOWN else "outdated"
    lines = lines_for(request.user)
    counts = {name: sum(name in (line.state, "all") for line in lines) for name in SHOWN}
    chosen = [line for line in lines if shown in (line.state, "all")]
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("p"))
    choices = [(name, label, counts[name]) for name, label in SHOWN.items()]
    context = {"page_obj": page, "shown": shown, "choices": choices}
    return TemplateResponse(request, "foundation/desk/translations.html", context)


def show_side_by_side(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the Serbian and the English page unit by unit; take the word that they say the same.

    Raises ``Http404`` for pages that are not translated, ``PermissionDenied`` for whoever does not
    meet the page in the desk, or says so without being allowed to edit it.
    """
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, TranslatedFrom):
        raise Http404
    if not open_to(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    translation = _translation(page)
    if translation is None:
        return _missing(request, page)
    may_edit = translation.permissions_for_user(request.user).can_edit()
    if request.method == "POST":
        return _declare(request, translation, may_edit)
    context = {
        "original": original_of(translation),
        "translation": translation,
        "comparison": compare(translation),
        "stale_since": translation.stale_since(),
        "may_edit": may_edit,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[translation.pk]),
    }
    return TemplateResponse(request, "foundation/desk/side_by_side.html", context)


def _missing(request: HttpRequest, page: Any) -> HttpResponse:
    begin, above = None, None
    if _may_begin(request.user, page):
        begin = (reverse("desk_begin_english", args=[page.pk]), _("Begin the English page"))
    elif page.locale.is_default and not place_of_english(page):
        parent = page.get_parent()
        words = _("The page above it is not in English either. Begin with that one:")
        above = (words, reverse("desk_side_by_side", args=[parent.pk]), parent)
    return say_missing(
        request,
        about=page.draft_title,
        missing=_("This page is not in English yet."),
        begin=begin,
        above=above,
    )


def _may_begin(user: Any, page: Any) -> bool:
    place = place_of_english(page)
    may = place is not None and place.permissions_for_user(user).can_add_subpage()
    return bool(may and user.has_perm(TRANSLATE))


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the English page of a Serbian one and open its form; open it where it is there."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, TranslatedFrom) or original_of(page) is not None:
        raise Http404
    _refuse(request.user)
    if not open_to(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    draft = _translation(page) or begin_english(page=page, user=request.user)
    messages.success(
        request,
        _(
            "The English page is begun, as a draft with the Serbian words: write English over them,"
            " and give it an English address under “Promote”. Then save and submit it."
        ),
    )
    return redirect("wagtailadmin_pages:edit", draft.pk)


def _translation(page: Any) -> Any:
    """Return the English page of ``page``, or ``page`` itself when it is one."""
    if not page.locale.is_default:
        return page if original_of(page) is not None else None
    found = page.get_translations().filter(locale__language_code="en", alias_of=None).first()
    return found.specific if found else None


def _declare(request: HttpRequest, translation: Any, may_edit: bool) -> HttpResponse:
    if not may_edit:
        raise PermissionDenied
    take_word(request, translation, _("Noted: the English page says what the Serbian one says."))
    return redirect(reverse("desk_side_by_side", args=[translation.pk]))


def _refuse(user: Any) -> None:
    if not user.has_perm(TRANSLATE):
        raise PermissionDenied
