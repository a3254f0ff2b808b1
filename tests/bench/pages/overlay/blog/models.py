"""Pages as Wagtail's tutorial makes them: an index that lists, posts with a StreamField."""

from django.core.paginator import Paginator
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.search import index

PER_PAGE = 10


class BlogIndexPage(Page):
    """Lists its posts, the newest first."""

    def get_context(self, request):
        """Add one page of posts."""
        context = super().get_context(request)
        posts = BlogPage.objects.child_of(self).live().order_by("-date", "-pk")
        context["posts"] = Paginator(posts, PER_PAGE).get_page(request.GET.get("page"))
        return context


class BlogPage(Page):
    """A post: lead, picture, body."""

    date = models.DateField()
    lead = models.TextField(blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(
        [
            ("heading", blocks.CharBlock(form_classname="title")),
            ("paragraph", blocks.RichTextBlock()),
            ("image", ImageChooserBlock()),
        ],
        blank=True,
    )

    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
