"""Search in the desk: what was asked, what words would change, and filling the index again."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from foundation import access
from foundation.desk.panels import DeskPanel, Entry, register_panel

from . import engines, reindexing, tallying
from .analysis import SERBIAN
from .choice import Choice
from .confirming import pinned
from .models import QueryTally, Synonyms
from .models.words import LANGUAGES, lines
from .query import find
from .question import understand
from .told import Told, read

PERMISSION = "search.change_synonyms"
SHOWN = 30
TRIED = 10


class TryForm(forms.Form):
    """Asks for a question, and for expressions that would mean the same."""

    question = forms.CharField(label=_("Question"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    expressions = forms.CharField(
        label=_("Expressions that would mean the same"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("One a line. Nothing is kept: this shows what they would change."),
    )
    stop_words = forms.CharField(
        label=_("Words that would say nothing"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=_("One a line. Nothing is kept: this shows what they would change."),
    )


class SearchItem(MenuItem):
    """The screen's entry in the menu of settings."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor keeps the words of search."""
        return bool(request.user.has_perm(PERMISSION))


@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest) -> HttpResponse:
    """Show what was asked and how far the index is; try words; have the index filled again."""
    if request.method == "POST":
        reindexing.refill_from_rooms.enqueue()
        messages.success(request, _("The index is being filled again. Readers notice nothing."))
        return redirect("search_desk")
    tallying.write()
    form = TryForm(request.GET or None)
    context: dict[str, Any] = {
        "form": form,
        "progress": reindexing.progress(),
        "frequent": frequent()[:SHOWN],
        "unanswered": unanswered()[:SHOWN],
    }
    if form.is_bound and form.is_valid():
        context |= tried(**form.cleaned_data)
    return render(request, "search/desk/screen.html", context)


def frequent() -> Any:
    """Return the questions that were asked on several days, the most frequent first."""
    return QueryTally.objects.exclude(text="").order_by("-asked", "text")


def unanswered() -> Any:
    """Return those among them that found nothing, the most frequent first."""
    return frequent().filter(found_nothing__gt=0).order_by("-found_nothing", "text")


def tried(
    question: str, language: str, expressions: str = "", stop_words: str = ""
) -> dict[str, list[str]]:
    """Return what a reader finds for ``question`` now, recommended results first, and with
    ``expressions`` as synonyms and ``stop_words`` left out.
    """
    language = language or SERBIAN
    kept = list(Synonyms.objects.filter(language=language))
    added = [Synonyms(language=language, expressions=expressions)] if expressions else []
    return {
        "now": _titles(question, language, read(language, kept)),
        "then": _titles(question, language, read(language, [*kept, *added], lines(stop_words))),
    }


def _titles(question: str, language: str, known: Told) -> list[str]:
    asked = understand(question, language, known)
    if asked.query is None:
        return []
    choice, keys = Choice(language=language), frozenset({access.PUBLIC})
    answer, _is_simple = engines.answer(
        lambda backend: find(asked, choice, keys, backend, (1, TRIED))
    )
    pins = pinned(AnonymousUser(), known.pins.get(asked.key, ()), language, asked)
    first = [str(pin.object) for pin in pins]
    return [*first, *(entry.title for entry in answer.entries if entry.title not in first)]


def describe(user: Any, tallies: Sequence[QueryTally]) -> list[Entry]:
    """Return questions that found nothing as lines of the first page."""
    address = reverse("search_desk")
    return [
        Entry(
            tally.text,
            f"{address}?{urlencode({'question': tally.text, 'language': tally.language})}",
            note=_("found nothing: %(times)d times") % {"times": tally.found_nothing},
        )
        for tally in tallies
    ]


def declare() -> None:
    """Show on the desk's first page what readers looked for in vain."""
    register_panel(
        DeskPanel(
            "searched-in-vain",
            _("Readers looked for this in vain"),
            _("Everything that readers ask often finds something."),
            lambda user: unanswered(),
            describe,
            shown_to=lambda user: user.has_perm(PERMISSION),
            icon="search",
            order=600,
        )
    )


def urls() -> list[URLPattern]:
    """Return the screen's address."""
    return [path("search-words/", screen, name="search_desk")]


def item() -> SearchItem:
    """Return the screen's entry in the menu."""
    return SearchItem(
        _("Site search"), reverse("search_desk"), name="site-search", icon_name="search", order=710
    )
