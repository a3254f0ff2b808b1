"""Loading a table in the desk: a file, a look at every cell, what to hide, then publishing.

A number that stands in several tables is corrected in all of them at once.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from foundation.models import User

from ..codes import category_name
from ..models import StatisticsTable
from ..reading import TableFileError, read_table
from ..services import (
    Facts,
    Loaded,
    Place,
    UnsafeError,
    look_at_table,
    publish_tables,
    small_places,
)
from ..telling import told, unsafe_words
from .forms import HideForm, LoadForm
from .held import GoneError, hold, take

PERMISSION = "portal.publish_statistics"
AT_ONCE = 6
"""So many tables are published in one act at most."""

guarded = method_decorator(permission_required(PERMISSION, raise_exception=True), name="dispatch")


def urls() -> list[URLPattern]:
    """Return the addresses of loading, for the desk."""
    return [
        path("statistics-load/", LoadView.as_view(), name="statistics_load"),
        path("statistics-load/hide/", HideView.as_view(), name="statistics_hide"),
    ]


@guarded
class LoadView(View):
    """Asks for a file and shows what is in it, or each wrong cell. Nothing is written."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return _ask(request, LoadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the table with what must be hidden, or what is wrong in the file."""
        try:
            beside = _beside(request)
        except GoneError:
            return _gone(request)
        form = LoadForm(request.POST, request.FILES)
        if not form.is_valid():
            return _ask(request, form, beside=beside, status=422)
        said = form.cleaned_data
        data = said.pop("file")
        said["first_year"] = said["first_year"] or said["year"]
        try:
            table = read_table(data, said["rows"], said["columns"])
        except TableFileError as error:
            return _ask(request, form, beside=beside, wrong=error.wrong, status=422)
        loaded = Loaded(Facts(**said), table, tuple(small_places(table)))
        return _show(request, loaded, beside)


@guarded
class HideView(View):
    """Looks again with more hidden, asks for a table to publish beside it, or publishes."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Publish if that is asked and safe; else show the table again with what is wrong."""
        try:
            loaded = take(word=request.POST.get("word", ""), user=_editor(request))
            beside = _beside(request)
        except GoneError:
            return _gone(request)
        form = HideForm([_word(place) for place in loaded.table.cells], request.POST)
        ticked = set(form.cleaned_data.get("hidden", []) if form.is_valid() else [])
        chosen = tuple(place for place in loaded.table.cells if _word(place) in ticked)
        loaded = replace(loaded, hidden=chosen)
        if "another" in request.POST and len(beside) + 1 < AT_ONCE:
            return _ask(request, _form_like(loaded), beside=[*beside, loaded])
        for name, keep in (("turn_to", [loaded]), ("leave_out", [])):
            number = request.POST.get(name, "")
            if number.isdecimal() and int(number) < len(beside):
                turned = beside.pop(int(number))
                return _show(request, *((turned, beside + keep) if keep else (loaded, beside)))
        if "publish" not in request.POST:
            return _show(request, loaded, beside)
        return _publish(request, loaded, beside)


def _publish(request: HttpRequest, loaded: Loaded, beside: list[Loaded]) -> HttpResponse:
    if any(unsafe_words(each.facts, each.table) for each in (*beside, loaded)):
        return _show(request, loaded, beside)
    try:
        versions = publish_tables(tables=[*beside, loaded])
    except UnsafeError:
        messages.error(request, _("Nothing was published. See why below."))
        return _show(request, loaded, beside)
    if not any(versions):
        messages.warning(request, _("Nothing changes: the table says this already."))
    elif beside:
        messages.success(request, _("The tables are published, all in one act."))
    else:
        messages.success(request, _("The table is published."))
    return redirect("statistics_load")


def _gone(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("The upload is gone. Choose the file again."))
    return redirect("statistics_load")


def _ask(
    request: HttpRequest,
    form: LoadForm,
    status: int = 200,
    wrong: Any = (),
    beside: Sequence[Loaded] = (),
) -> HttpResponse:
    context = {"form": form, "wrong": wrong, "beside": _kept(request, beside)}
    return render(request, "portal/statistics/admin/load.html", context, status=status)


def _form_like(loaded: Loaded) -> LoadForm:
    """Return the form for the next of several tables: the same source, year and kind of count."""
    facts = loaded.facts
    names = ("measure", "source", "seen_on", "address", "year")
    return LoadForm(initial={name: getattr(facts, name) for name in names})


def _show(request: HttpRequest, loaded: Loaded, beside: Sequence[Loaded] = ()) -> HttpResponse:
    facts, table, hidden = loaded.facts, loaded.table, loaded.hidden
    # The same table again takes the place of what was loaded before.
    beside = [each for each in beside if each.facts.identity() != facts.identity()]
    look = look_at_table(facts=facts, table=table, hidden=hidden, beside=beside)
    columns = list(dict.fromkeys(column for _row, column in table.cells))
    context = {
        "word": hold(loaded=loaded, user=_editor(request)),
        "title": _title(loaded),
        "facts": facts,
        "beside": _kept(request, beside),
        "may_add": len(beside) + 1 < AT_ONCE,
        "columns": [category_name(facts.columns, column) for column in columns],
        "rows": [
            {
                "name": category_name(facts.rows, row),
                "cells": [_cell(loaded, (row, column)) for column in columns],
            }
            for row in dict.fromkeys(row for row, _column in table.cells)
        ],
        "findings": [
            *(
                found
                for each in (*beside, loaded)
                for found in unsafe_words(each.facts, each.table)
            ),
            *told(look.findings),
        ],
        "elsewhere": [f"{each.title} ({each.source})" for each in look.elsewhere],
        "suggestions": [
            [_place_name(facts, place) for place in places] for places in look.suggestions
        ],
    }
    return render(request, "portal/statistics/admin/hide.html", context)


def _beside(request: HttpRequest) -> list[Loaded]:
    """Return what is to be published with the table that is looked at. Raises ``GoneError``."""
    words = request.POST.getlist("beside")[: AT_ONCE - 1]
    return [take(word=word, user=_editor(request)) for word in words]


def _kept(request: HttpRequest, beside: Sequence[Loaded]) -> list[dict[str, str]]:
    editor = _editor(request)
    return [{"title": _title(each), "word": hold(loaded=each, user=editor)} for each in beside]


def _title(loaded: Loaded) -> str:
    return f"{StatisticsTable(**loaded.facts.identity()).title} ({loaded.facts.source})"


def _cell(loaded: Loaded, place: Place) -> dict[str, Any]:
    status, count = loaded.table.cells.get(place, ("", None))
    return {
        "word": _word(place),
        "status": str(status),
        "count": count,
        "may_hide": bool(count),
        "is_hidden": place in loaded.hidden,
        "is_small": place in small_places(loaded.table),
    }


def _word(place: Place) -> str:
    return "/".join(place)


def _place_name(facts: Facts, place: Place) -> str:
    names = [category_name(facts.rows, place[0])]
    if facts.columns:
        names.append(category_name(facts.columns, place[1]))
    return " × ".join(map(str, names))


def _editor(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
