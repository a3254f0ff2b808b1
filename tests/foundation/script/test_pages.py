"""Pages: what of them is read and so converted, and what must stay byte for byte."""

import pytest

from foundation.script import html_to_latin


@pytest.mark.parametrize(
    ("page", "latin"),
    [
        ("<h1>ТРГОВИНА ЉУДИМА</h1>", "<h1>TRGOVINA LJUDIMA</h1>"),
        ("<pre>Ђак</pre><kbd>Ђ</kbd>", "<pre>Đak</pre><kbd>Đ</kbd>"),
        ("<P CLASS=х>Ђак</P>", "<P CLASS=х>Đak</P>"),
        ("<img alt='Ђак' src='/ђ.png'>", "<img alt='Đak' src='/ђ.png'>"),
        ("<img src=/ђ.png alt=Ђак>", "<img src=/ђ.png alt=Đak>"),
        ('<p title="а > б">Ђ</p>', '<p title="a > b">Đ</p>'),
        ('<p title = "Ђ"\naria-label\n=Ђ>', '<p title = "Đ"\naria-label\n=Đ>'),
        ('<p data-a=">" data-title="Ђ">Ђ', '<p data-a=">" data-title="Ђ">Đ'),
        ('<td data-label="Рок">', '<td data-label="Rok">'),
        ('<a hidden title="Ђ" b"c=ђ>', '<a hidden title="Đ" b"c=ђ>'),
        ('<input placeholder="Ђ" value="Ђ">', '<input placeholder="Đ" value="Ђ">'),
        ('<input type="SUBMIT" value="Тражи">', '<input type="SUBMIT" value="Traži">'),
        ('<option value="ђ" label="Ђ">Ђ</option>', '<option value="ђ" label="Đ">Đ</option>'),
        ('<button value="ђ">Ђ</button>', '<button value="ђ">Đ</button>'),
        ('<a download="план.pdf" href="/план.pdf">', '<a download="plan.pdf" href="/план.pdf">'),
        ('<meta name="description" content="Ђ">', '<meta name="description" content="Đ">'),
        ('<meta property="og:title" content="Ђ">', '<meta property="og:title" content="Đ">'),
        ('<meta content="Ђ" name="twitter:title">', '<meta content="Đ" name="twitter:title">'),
        ('<meta property="og:url" content="/ђ/">', '<meta property="og:url" content="/ђ/">'),
        (
            '<svg viewBox="0 0 9 9"><title>Ђ</title><path d="M0"/><text>Ђ</text></svg>',
            '<svg viewBox="0 0 9 9"><title>Đ</title><path d="M0"/><text>Đ</text></svg>',
        ),
        ("<noscript>Ђ</noscript>", "<noscript>Đ</noscript>"),
        ("пиши: <a>имејл@пример.срб</a>", "piši: <a>имејл@пример.срб</a>"),
    ],
)
def test_text_and_the_attributes_people_read_are_converted(page, latin):
    assert html_to_latin(page) == latin


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><!-- Ђ > Ђ --><?ђ?></ђ>",
        "<![CDATA[ Ђ <b> Ђ ]]>",
        "<script>let ђ = '<p>Ђ</p>';</script>",
        "<SCRIPT>Ђ</Script >",
        "<style>.ђ::after { content: 'Ђ' }</style>",
        "<svg><style>.ђ{}</style></svg>",
        "<textarea name=a>Ђ <b>Ђ</b></textarea>",
        "<code>ђ = <b>ђ</b></code>",
        '<span translate="no" title="Ђ">Ђ <i>Ђ</i></span>',
        '<span TRANSLATE=No>Ђ<br>Ђ<img alt="Ђ"></span>',
        '<q lang="ru" title="Жена">Жена</q>',
        '<q lang="mk">Жена</q><q lang="">Жена</q>',
        '<a lang="sr-Cyrl" hreflang="sr-Cyrl">Ћирилица</a>',
        '<a lang="sr-Cyrl-RS">Ћирилица</a>',
        '<text xml:lang="ru">Жена</text>',
        '<b lANG="ru">Жена</b><b tRANSLATE="no">Ђ</b>',
        "<iframe>Ђ</iframe>",
        "п&#x27;ять об&shy;ъём",
        '<div lang="en"><div>Ђ</div>Ђ</div>',
        "&nbsp;&amp;&lt;&#8211;&#10891;&#1234567890123456789;",
    ],
)
def test_what_nobody_reads_or_is_exempt_stays(page):
    assert html_to_latin(page) == page


@pytest.mark.parametrize(
    ("page", "latin"),
    [
        ('<b translate="no">Ђ</b>Ђ', '<b translate="no">Ђ</b>Đ'),
        ("<code>Ђ</code>Ђ", "<code>Ђ</code>Đ"),
        ("<script>Ђ</script>Ђ", "<script>Ђ</script>Đ"),
        ("<textarea placeholder=Ђ>Ђ</textarea>Ђ", "<textarea placeholder=Đ>Ђ</textarea>Đ"),
        ("<!--Ђ-->Ђ<!-->Ђ<!--Ђ--!>Ђ", "<!--Ђ-->Đ<!-->Đ<!--Ђ--!>Đ"),
        ('<html lang="sr-Latn">Ђ', '<html lang="sr-Latn">Đ'),
        ('<p lang="sr">Ђ<p lang="SR-RS">Ђ', '<p lang="sr">Đ<p lang="SR-RS">Đ'),
        ('<i lang="en">Ђ<b lang="sr">Ђ</b>Ђ</i>Ђ', '<i lang="en">Ђ<b lang="sr">Đ</b>Ђ</i>Đ'),
        (
            '<i lang="sr-Cyrl">Ђ<b lang="sr-Latn">Ђ</b>Ђ</i>',
            '<i lang="sr-Cyrl">Ђ<b lang="sr-Latn">Đ</b>Ђ</i>',
        ),
        (
            '<i translate="no">Ђ<b translate="yes">Ђ</b><b lang="sr">Ђ</b></i>',
            '<i translate="no">Ђ<b translate="yes">Đ</b><b lang="sr">Ђ</b></i>',
        ),
        ('<br translate="no">Ђ', '<br translate="no">Đ'),
        ('<img lang="en" alt="Ђ">Ђ', '<img lang="en" alt="Ђ">Đ'),
    ],
)
def test_an_exemption_lasts_as_long_as_its_element(page, latin):
    assert html_to_latin(page) == latin


@pytest.mark.parametrize(
    ("page", "latin"),
    [
        ('<p lang="en">Ђ<p>Ђ', '<p lang="en">Ђ<p>Đ'),
        ('<p lang="en">Ђ<table>Ђ', '<p lang="en">Ђ<table>Đ'),
        ('<ul><li lang="en">Ђ<li>Ђ</ul>', '<ul><li lang="en">Ђ<li>Đ</ul>'),
        ('<ul><li lang="en"><p>Ђ<li>Ђ</ul>', '<ul><li lang="en"><p>Ђ<li>Đ</ul>'),
        ('<ul><li lang="en">Ђ</ul>Ђ', '<ul><li lang="en">Ђ</ul>Đ'),
        (
            '<ul><li lang="en"><ul><li>Ђ<li>Ђ</ul>Ђ<li>Ђ</ul>',
            '<ul><li lang="en"><ul><li>Ђ<li>Ђ</ul>Ђ<li>Đ</ul>',
        ),
        ('<dl><dt lang="en">Ђ<dd>Ђ', '<dl><dt lang="en">Ђ<dd>Đ'),
        ('<tr><td lang="en">Ђ<td>Ђ<tr><td>Ђ', '<tr><td lang="en">Ђ<td>Đ<tr><td>Đ'),
        ('<select><option lang="en">Ђ<option>Ђ', '<select><option lang="en">Ђ<option>Đ'),
        ('<div translate="no"><p>Ђ<p>Ђ<li>Ђ</div>Ђ', '<div translate="no"><p>Ђ<p>Ђ<li>Ђ</div>Đ'),
        ('<td><i lang="en">Ђ</td>Ђ', '<td><i lang="en">Ђ</td>Đ'),
        ('<p translate="no">Ђ</b></br>Ђ</p>Ђ', '<p translate="no">Ђ</b></br>Ђ</p>Đ'),
        ('</i><i lang="en">Ђ<b></i>Ђ', '</i><i lang="en">Ђ<b></i>Đ'),
        ("Ђ<p title='Ђ > Ђ", "Đ<p title='Đ > Đ"),
        ('Ђ<p title="Ђ > Ђ', 'Đ<p title="Đ > Đ'),
        ("Ђ < Ђ<", "Đ < Đ<"),
    ],
)
def test_end_tags_that_were_left_out_or_misplaced_confuse_nothing(page, latin):
    assert html_to_latin(page) == latin


@pytest.mark.parametrize(
    ("page", "latin"),
    [
        ("&#1113;&#x443;&#X431;&#0001072;&#1074;", "ljubav"),
        ("&#1033;УДИ", "LJUDI"),
        ("&#1089 &#x441;", "s s"),
        ("Љ&shy;УДИ&nbsp;и", "LJ&shy;UDI&nbsp;i"),
        ('<p title="&#1089;&quot;">', '<p title="s&quot;">'),
        ("помощ&#1100;", "помощь"),
    ],
)
def test_letters_written_as_numbers_are_letters(page, latin):
    assert html_to_latin(page) == latin


@pytest.mark.parametrize(
    ("page", "latin"),
    [
        ("<сcript>alert(1)</сcript>", "&lt;script>alert(1)</сcript>"),
        ("<&#1089;cript>", "&lt;script>"),
        ("&лт;б&гт;", "&amp;lt;b&amp;gt;"),
        ("П&Г", "P&amp;G"),
        ("&ltа &#x41а", "&lt;a Aa"),
        ('<p title="П&Г">', '<p title="P&amp;G">'),
    ],
)
def test_letters_that_turn_latin_make_no_tag_and_no_reference(page, latin):
    assert html_to_latin(page) == latin
