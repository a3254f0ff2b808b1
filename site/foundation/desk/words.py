"""Words of the desk that Wagtail forgot to mark for translation, marked here.

The catalogue in ``locale/desk`` can only say what is marked. The few words that stand bare in a
template are marked while the template is read; ``labels.py`` has those of forms and tables.
"""

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectoriesLoader

from .starts import CODE

# Template: what stands there, and what is to. A test finds each in the installed Wagtail.
BARE = {
    # No word, but a place where the safety check has to stand and Wagtail asks nobody.
    "wagtail_localize/admin/edit_translation.html": (
        (
            '    <div class="js-translation-editor"',
            (
                "    {% load safety %}{% safety_check instance %}"
                '    <div class="js-translation-editor"'
            ),
        ),
    ),
    "wagtailadmin/home.html": (('value="Search"', "value=\"{% trans 'Search' %}\""),),
    "wagtailadmin/shared/header.html": (('value="Search"', "value=\"{% trans 'Search' %}\""),),
    "wagtailadmin/shared/headers/_actions.html": (
        ('<nav aria-label="Actions"', "{% load i18n %}<nav aria-label=\"{% trans 'Actions' %}\""),
    ),
    "wagtailadmin/tables/boolean_cell.html": (
        ("title=value|stringformat:'s'", "title=value|yesno"),
    ),
    "wagtailadmin/reports/aging_pages_results.html": (
        (
            "username=page.last_published_by_user",
            "username=page.last_published_by_user|default:'–'",
        ),
    ),
    # Whoever may not make administrators has no such field, and would read "None".
    "wagtailusers/users/create.html": (
        (
            "<li>{% formattedfield form.is_superuser %}</li>",
            "{% if form.is_superuser %}<li>{% formattedfield form.is_superuser %}</li>{% endif %}",
        ),
    ),
    # The technical name of a type is no word.
    "wagtailadmin/reports/listing/_list_page_types_usage.html": (
        (
            "{{ page_type.app_label }}.{{ page_type.model }}",
            '<span translate="no">{{ page_type.app_label }}.{{ page_type.model }}</span>',
        ),
    ),
    "wagtaillocales/index.html": (
        (
            "{{ locale.num_pages }} pages{% if locale.num_others %}",
            "{% trans 'Pages' %}: {{ locale.num_pages }}{% if locale.num_others %}",
        ),
        (
            " + {{ locale.num_others }} others",
            " + {{ locale.num_others }}",
        ),
    ),
    # A number with a noun after it needs one of three forms in Serbian, and a model knows one.
    "wagtailadmin/shared/pagination_nav.html": (
        (
            "{{ items.paginator.items_count_label|capfirst }}",
            "{% trans 'Total' %}: {{ items.paginator.count|intcomma }}",
        ),
    ),
    # A search over pages of all types has no name for what it counts.
    "wagtailadmin/pages/listing/_page_title_column_header.html": (
        (
            "items_count=items_count|intcomma %}",
            "items_count=items_count|intcomma model_name=model_name|default_if_none:_('pages') %}",
        ),
    ),
}


class Loader(AppDirectoriesLoader):
    """Reads the templates of apps, marks the bare words of those in ``BARE``, and puts marks in
    place of the code of those in ``CODE``.
    """

    def get_contents(self, origin: Origin) -> str:
        """Return the template's source."""
        source = super().get_contents(origin)
        name = str(origin.template_name)
        for there, wanted in (*BARE.get(name, ()), *CODE.get(name, ())):
            source = source.replace(there, wanted)
        return source
