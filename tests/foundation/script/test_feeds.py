"""Feeds: elements of XML, and the HTML that they carry."""

import pytest

from foundation.script import xml_to_latin


@pytest.mark.parametrize(
    ("feed", "latin"),
    [
        (
            '<?xml version="1.0"?><title>Људи &amp; реч</title>',
            '<?xml version="1.0"?><title>Ljudi &amp; reč</title>',
        ),
        ("<link>https://пример.срб/ђ</link>", "<link>https://пример.срб/ђ</link>"),
        ('<category term="ђ" label="Ђ"/>Ђ', '<category term="ђ" label="Đ"/>Đ'),
        (
            "<description>&lt;p title=&quot;Ђ&quot;&gt;Ђ&lt;/p&gt;</description>",
            '<description>&lt;p title="Đ"&gt;Đ&lt;/p&gt;</description>',
        ),
        (
            '<content>&lt;a href="/ђ" lang="en"&gt;Ђ&lt;/a&gt; А &amp;amp; Ђ</content>',
            '<content>&lt;a href="/ђ" lang="en"&gt;Ђ&lt;/a&gt; A &amp;amp; Đ</content>',
        ),
        (
            '<d><![CDATA[<b translate="no">Ђ</b> Ђ]]></d>',
            '<d><![CDATA[<b translate="no">Ђ</b> Đ]]></d>',
        ),
        (
            '<feed xml:lang="en"><title>Ђ</title></feed>',
            '<feed xml:lang="en"><title>Ђ</title></feed>',
        ),
        ('<a xml:lang="ru"/>Ђ', '<a xml:lang="ru"/>Đ'),
        ("<link>Ђ</link><script>Ђ</script>", "<link>Đ</link><script>Đ</script>"),
    ],
)
def test_a_feed_is_converted_with_the_html_in_it(feed, latin):
    assert xml_to_latin(feed) == latin
    assert xml_to_latin(latin) == latin
