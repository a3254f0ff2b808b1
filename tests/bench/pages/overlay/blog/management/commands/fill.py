"""Fills a new project with posts like those of the site that it is measured beside."""

import datetime
import json
from itertools import count, islice
from pathlib import Path

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from wagtail.images.models import Image
from wagtail.models import Page

from blog.models import BlogIndexPage, BlogPage


class Command(BaseCommand):
    """Make the tree of a home page, an index, three sections, and so many posts."""

    def add_arguments(self, parser):
        """Take the file of texts and how many pages there shall be."""
        parser.add_argument("texts", type=Path)
        parser.add_argument("pages", type=int)

    def handle(self, *args, texts, pages, **options):
        """Add what is missing to that number."""
        home = Page.objects.get(depth=2)
        index = BlogIndexPage.objects.first()
        if index is None:
            index = home.add_child(
                instance=BlogIndexPage(title="Вести", slug="vesti", show_in_menus=True)
            )
            for number in range(8):
                page = BlogIndexPage(title=f"Део {number}", slug=f"deo-{number}")
                page.show_in_menus = True
                home.add_child(instance=page)
        posts = json.loads(texts.read_text(encoding="utf-8"))
        pictures = {}
        there = BlogPage.objects.count()
        for number in islice(count(there), max(0, pages - Page.objects.count() + 1)):
            post = posts[number % len(posts)]
            picture = post["picture"]
            if picture and picture not in pictures:
                with Path(picture).open("rb") as file:
                    pictures[picture] = Image.objects.create(
                        title=Path(picture).name, file=ImageFile(file, name=Path(picture).name)
                    )
            index.add_child(
                instance=BlogPage(
                    title=f"{post['title']} {number}",
                    slug=f"post-{number}",
                    date=datetime.date.fromisoformat(post["date"]),
                    lead=post["lead"],
                    picture=pictures.get(picture),
                    body=[tuple(block) for block in post["body"]],
                )
            )
