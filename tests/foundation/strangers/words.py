"""A site with one form that strangers may send: ``/words/``."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from config.urls import urlpatterns as site_urls
from foundation.strangers import StrangersForm, open_to_strangers

TEMPLATE = (
    '{% for e in form.non_field_errors %}<p class="wrong">{{ e }}</p>{% endfor %}'
    '{% include "components/strangers_form.html" %}{{ form.words }}{{ form.paper }}'
)


RECEIVED = []
VISITORS = []


class WordsForm(StrangersForm):
    """A form with a text and a file."""

    name = "words"
    per_hour = 3

    words = forms.CharField(max_length=40)
    paper = forms.FileField(required=False)


@open_to_strangers(max_bytes=3_000_000, max_files=1)
def words(request):
    VISITORS.append(request.user)
    form = WordsForm(request)
    if request.method == "POST" and form.is_valid():
        RECEIVED.append((form.cleaned_data["words"], form.cleaned_data["paper"]))
        return redirect("/done/")
    html = engines["django"].from_string(TEMPLATE).render({"form": form}, request)
    return HttpResponse(html, status=form.status)


# As the site's own.
handler400 = "foundation.views.bad_request"
urlpatterns = [path("words/", words), path("en/words/", words), *site_urls]
