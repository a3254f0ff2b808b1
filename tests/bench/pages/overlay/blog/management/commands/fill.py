"""Fills a new project with posts like those of the site that it is measured beside."""

import datetime
import json
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from blog.bulk import insert
from blog.models import BlogIndexPage, BlogPage

BATCH = 1000


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
        pictures = {
            path: self.picture(Path(path)) for path in {post["picture"] for post in posts} if path
        }
        there = BlogPage.objects.count()
        wanted = range(there, there + max(0, pages - Page.objects.count() + 1))
        for start in range(0, len(wanted), BATCH):
            made = [
                self.post(posts[number % len(posts)], number, index, pictures)
                for number in wanted[start : start + BATCH]
            ]
            insert(BlogPage, index, made)
            get_search_backend().add_bulk(BlogPage, made)

    def picture(self, path):
        """Return a stored picture."""
        found = Image.objects.filter(title=path.name).first()
        if found is None:
            with path.open("rb") as file:
                found = Image.objects.create(title=path.name, file=ImageFile(file, name=path.name))
        return found

    def post(self, post, number, index, pictures):
        """Return a post that is complete but for its place."""
        now = timezone.now()
        title, slug = f"{post['title']} {number}", f"post-{number}"
        return BlogPage(
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{index.url_path}{slug}/",
            locale=index.locale,
            content_type=ContentType.objects.get_for_model(BlogPage),
            first_published_at=now,
            last_published_at=now,
            date=datetime.date.fromisoformat(post["date"]),
            lead=post["lead"],
            picture=pictures.get(post["picture"]),
            body=[tuple(block) for block in post["body"]],
        )
