"""Search in the desk: what was asked, what words would change, and filling the index again."""

from collections.abc import Mapping, Sequence
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
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from foundation import access
from foundation.desk.panels import DeskPanel, Entry, register_panel

from . import comforting, engines, reindexing, tallying
from .analysis import SERBIAN
from .choice import Choice
from .confirming import pinned
from .models import Pin, QueryTally, Synonyms, WordList
from .models.words import LANGUAGES
from .query import find
from .question import understand
from .told import Told, read

PERMISSION = "search.change_synonyms"
SHOWN = 30
TRIED = 10


def _lines(label: Any, rows: int = 2) -> forms.CharField:
    """Return a field for words or expressions that are tried, and not kept."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=False,
        help_text=_("One a line. Nothing is kept: this shows what they would change."),
    )


class OpenPageChooser(AdminPageChooser):
    """Names the page that an address asks for only where it is open to whoever asks."""

    open_pages: Any = Page.objects.none()

    def get_instance(self, value: Any) -> Page | None:
        """Return the page of a key, or nothing."""
        try:
            page: Page | None = super().get_instance(value)
        except (ValueError, OverflowError):
            return None
        return page if page and self.open_pages.filter(pk=page.pk).exists() else None


class TryForm(forms.Form):
    """Asks for a question, and for expressions that would mean the same."""

    question = forms.CharField(label=_("Question"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    expressions = _lines(_("Expressions that would mean the same"), rows=4)
    stop_words = _lines(_("Words that would say nothing"))
    distress = _lines(_("Words that would be of distress"))
    questions = _lines(_("Questions for which a page would come first"))
    page: Any = forms.ModelChoiceField(
        None, label=_("That page"), widget=OpenPageChooser, required=False
    )
    # What is stored and would be replaced by what is written here; nothing is: added.
    synonyms = forms.ModelChoiceField(Synonyms.objects, widget=forms.HiddenInput, required=False)
    words = forms.ModelChoiceField(WordList.objects, widget=forms.HiddenInput, required=False)
    pin = forms.ModelChoiceField(Pin.objects, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: access.Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages: Any = self.fields["page"]
        pages.queryset = access.visible_to(user, Page.objects.filter(depth__gt=2))
        pages.widget.open_pages = pages.queryset


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
    # A link from a list of words brings the words, and no question yet.
    asked = "question" in request.GET
    told = {"data": request.GET} if asked else {"initial": request.GET.dict()}
    form = TryForm(**told, user=request.user)
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
    question: str,
    language: str,
    expressions: str = "",
    stop_words: str = "",
    **others: Any,
) -> dict[str, list[str]]:
    """Return what a reader finds for ``question`` now, help and recommended results first, and what
    with the words of a form: in place of those stored ones that it names, or beside what is stored.
    """
    language = language or SERBIAN
    said = {"expressions": expressions, "stop_words": stop_words, **others}
    then = read(
        language,
        [
            *_but(Synonyms.objects.filter(language=language), said.get("synonyms")),
            *_synonyms(said, language),
        ],
        [*_but(WordList.objects.all(), said.get("words")), *_lists(said, language)],
        [*_but(Pin.objects.all(), said.get("pin")), *_pins(said)],
    )
    return {
        "now": _titles(question, language, read(language)),
        "then": _titles(question, language, then),
    }


def _but(stored: Any, replaced: Any) -> list[Any]:
    """Return what is stored, without what is replaced by what is tried."""
    return list(stored.exclude(pk=replaced.pk) if replaced else stored)


def _synonyms(said: Mapping[str, Any], language: str) -> list[Synonyms]:
    expressions = said["expressions"]
    return [Synonyms(language=language, expressions=expressions)] if expressions else []


def _lists(said: Mapping[str, Any], language: str) -> list[WordList]:
    purposes = {WordList.STOP: said["stop_words"], WordList.DISTRESS: said.get("distress", "")}
    return [
        WordList(purpose=purpose, language=language, words=words)
        for purpose, words in purposes.items()
        if words
    ]


def _pins(said: Mapping[str, Any]) -> list[Pin]:
    page = said.get("page")
    return [Pin(questions=said.get("questions", ""), page=page)] if page else []


def _titles(question: str, language: str, known: Told) -> list[str]:
    asked = understand(question, language, known)
    if asked.query is None:
        return []
    choice, keys = Choice(language=language), frozenset({access.PUBLIC})
    answer, _is_simple = engines.answer(
        lambda backend: find(asked, choice, keys, backend, (1, TRIED))
    )
    helps = comforting.pages(asked, AnonymousUser(), language)
    pins = pinned(AnonymousUser(), known.pins.get(asked.key, ()), language, asked)
    first = list(dict.fromkeys(str(hit.object) for hit in [*helps, *pins]))
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
