"""One text, two scripts: Serbian is written once, in Cyrillic, and read in either script.

Pages and feeds are converted as they leave (``middleware``). What leaves otherwise (JSON, CSV,
calendars, PDF, mails, names of files) passes through ``in_current`` where it is made.
"""

from .addresses import part_of_address
from .alphabet import alphabetical
from .context import Script, content_language, current, for_path, in_current, lang_tag, override
from .html import html_to_latin, xml_to_latin
from .transliterate import to_latin

__all__ = [
    "Script",
    "alphabetical",
    "content_language",
    "current",
    "for_path",
    "html_to_latin",
    "in_current",
    "lang_tag",
    "override",
    "part_of_address",
    "to_latin",
    "xml_to_latin",
]
