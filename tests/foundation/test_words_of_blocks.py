"""What search and counting read of rich text: its words, apart where paragraphs are."""

import pytest
from wagtail.rich_text import RichText

from centre.campaigns.blocks import QuestionBlock
from foundation.blocks.text import CalloutBlock, ParagraphBlock

WRITTEN = "<p><b>Центар</b>: утврђује</p><ul><li>ко је жртва</li><li>смештај &amp; помоћ</li></ul>"
READ = "Центар: утврђује ко је жртва смештај & помоћ"


@pytest.mark.parametrize(
    ("block", "value", "read"),
    [
        (ParagraphBlock(), RichText(WRITTEN), READ),
        (CalloutBlock(), {"title": "Пази", "text": RichText(WRITTEN)}, f"Пази {READ}"),
        (QuestionBlock(), {"question": "Ко?", "answer": RichText(WRITTEN)}, f"Ко? {READ}"),
    ],
)
def test_words_stand_apart_where_paragraphs_do_and_nowhere_else(block, value, read):
    assert block.as_text(value) == read
