"""Days with their last dot, as they should be written, and without it, as they are; the first of
each is how the desk's fields show them.
"""

SHORT_DATE_FORMAT = "d.m.Y."
SHORT_DATETIME_FORMAT = "d.m.Y. H:i"
DATE_INPUT_FORMATS = ["%d.%m.%Y.", "%d. %m. %Y.", "%d.%m.%Y", "%d. %m. %Y"]
# A calendar of the desk can't read a dot with a space behind it: the last dot comes second here.
DATETIME_INPUT_FORMATS = [
    f"{day} {time}" for day in ("%d.%m.%Y", *DATE_INPUT_FORMATS) for time in ("%H:%M", "%H:%M:%S")
]
