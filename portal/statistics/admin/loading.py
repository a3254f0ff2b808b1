"""Loading a table in the desk: a file, a look at every cell, what to hide, then publishing."""

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
from ..reading import ReadTable, TableFileError, read_table
from ..services import Facts, Place, UnsafeError, look_at_table, publish_table, small_places
from ..telling import told, unsafe_words
from .forms import HideForm, LoadForm
from .held import GoneError, hold, take

PERMISSION = "portal.publish_statistics"
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
        form = LoadForm(request.POST, request.FILES)
        if not form.is_valid():
            return _ask(request, form, status=422)
        said = form.cleaned_data
        data = said.pop("file")
        said["first_year"] = said["first_year"] or said["year"]
        try:
            table = read_table(data, said["rows"], said["columns"])
        except TableFileError as error:
            return _ask(request, form, wrong=error.wrong, status=422)
        return _show(request, Facts(**said), table, small_places(table))


@guarded
class HideView(View):
    """Looks again with more hidden, or publishes."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Publish if that is asked and safe; else show the table again with what is wrong."""
        try:
            facts, table = take(word=request.POST.get("word", ""), user=_editor(request))
        except GoneError:
            messages.error(request, _("The upload is gone. Choose the file again."))
            return redirect("statistics_load")
        form = HideForm([_word(place) for place in table.cells], request.POST)
        ticked = form.cleaned_data.get("hidden", []) if form.is_valid() else []
        chosen = {(row, column) for row, _slash, column in (each.partition("/") for each in ticked)}
        hidden = [place for place in table.cells if place in chosen]
        if "publish" not in request.POST:
            return _show(request, facts, table, hidden)
        if unsafe_words(facts, table):
            return _show(request, facts, table, hidden)
        try:
            version = publish_table(facts=facts, table=table, hidden=hidden)
        except UnsafeError:
            messages.error(request, _("Nothing was published. See why below."))
            return _show(request, facts, table, hidden)
        if version is None:
            messages.warning(request, _("Nothing changes: the table says this already."))
        else:
            messages.success(request, _("The table is published."))
        return redirect("statistics_load")


def _ask(request: HttpRequest, form: LoadForm, status: int = 200, wrong: Any = ()) -> HttpResponse:
    context = {"form": form, "wrong": wrong}
    return render(request, "portal/statistics/admin/load.html", context, status=status)


def _show(
    request: HttpRequest, facts: Facts, table: ReadTable, hidden: list[Place]
) -> HttpResponse:
    look = look_at_table(facts=facts, table=table, hidden=hidden)
    columns = list(dict.fromkeys(column for _row, column in table.cells))
    context = {
        "word": hold(facts=facts, table=table, user=_editor(request)),
        "facts": facts,
        "columns": [category_name(facts.columns, column) for column in columns],
        "rows": [
            {
                "name": category_name(facts.rows, row),
                "cells": [_cell(table, (row, column), hidden) for column in columns],
            }
            for row in dict.fromkeys(row for row, _column in table.cells)
        ],
        "findings": [*unsafe_words(facts, table), *told(look.findings)],
        "suggestions": [
            [_place_name(facts, place) for place in places] for places in look.suggestions
        ],
    }
    return render(request, "portal/statistics/admin/hide.html", context)


def _cell(table: ReadTable, place: Place, hidden: list[Place]) -> dict[str, Any]:
    status, count = table.cells.get(place, ("", None))
    return {
        "word": _word(place),
        "status": str(status),
        "count": count,
        "may_hide": bool(count),
        "is_hidden": place in hidden,
        "is_small": place in small_places(table),
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
