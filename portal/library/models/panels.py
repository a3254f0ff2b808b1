"""The form of an item in the desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)

ITEM_PANELS: list[Panel] = [
    HelpPanel(
        _("Publishing the item publishes its versions. They are kept for good, as they are.")
    ),
    MultiFieldPanel(
        [
            FieldPanel("kind"),
            FieldPanel("title"),
            FieldPanel("title_en"),
            FieldPanel("summary"),
            FieldPanel("summary_en"),
        ],
        heading=_("What it is"),
    ),
    FieldPanel(
        "collection",
        heading=_("Collection"),
        help_text=_("Decides who may see the item. Its files must lie in the same one."),
    ),
    InlinePanel(
        "editions",
        heading=_("Versions"),
        label=_("File"),
        help_text=_(
            "PDF, Word or OpenDocument. To replace a published file, add it as the next version."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("issuer"),
            FieldPanel("issuer_en"),
            FieldPanel("reference"),
            FieldPanel("reference_en"),
            FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_year")]),
        ],
        heading=_("Who issued it, and when"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("parties"),
            FieldPanel("parties_en"),
            FieldPanel("binding"),
            FieldPanel("binding_en"),
        ],
        heading=_("Whom it binds"),
    ),
    MultiFieldPanel([FieldPanel("audiences"), FieldPanel("sectors")], heading=_("For whom")),
    MultiFieldPanel(
        [
            FieldPanel("licence"),
            FieldPanel("source"),
            FieldPanel("source_en"),
            FieldPanel("source_url"),
        ],
        heading=_("Licence and source"),
    ),
    FieldPanel("review_on"),
    InlinePanel("activities", heading=_("Work plan"), label=_("Activity that it shows")),
    PublishingPanel(),
]
