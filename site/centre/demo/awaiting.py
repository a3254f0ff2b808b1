"""A draft that waits for its safety review, so that the demonstration's desk has work to show."""

import uuid

from wagtail.models import Locale

from foundation.accounts.demo import ADDRESSES
from foundation.models import User

from ..beginning.items import NAMESPACE, stream
from ..models import NewsPage
from ..site_tree import SERBIAN, news_index
from .content import EXAMPLE

KEY = uuid.uuid5(NAMESPACE, "news/awaiting-review")
TITLE = "Пример: како нацрт стиже до читалаца"
LEAD = (
    "Ову вест је написао аутор. Јавна постаје тек када је рецензент прегледа и објављивач објави."
)
TEXT = (
    "<p>Ко је последњи мењао текст не може сам да га одобри. Провера безбедности је у овом нацрту"
    ' нашла једну везу без текста: <a href="https://www.centarzztlj.rs/"></a>. Док се она не'
    " исправи, ни одобрен нацрт не може у јавност.</p>"
)


def load_awaiting() -> None:
    """Make the draft of the demonstration's author and send it for review, unless it is there."""
    serbian = Locale.objects.get(language_code=SERBIAN)
    if NewsPage.objects.filter(translation_key=KEY).exists():
        return
    author = User.objects.get(email=ADDRESSES["author"])
    title, note = EXAMPLE[SERBIAN]
    body = stream([{"paragraph": TEXT}, {"callout": {"title": title, "text": f"<p>{note}</p>"}}])
    page = NewsPage(
        locale=serbian,
        translation_key=KEY,
        title=TITLE,
        slug="primer-kako-nacrt-stize-do-citalaca",
        lead=LEAD,
        body=body,
        live=False,
        owner=author,
    )
    news_index(SERBIAN).add_child(instance=page)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
