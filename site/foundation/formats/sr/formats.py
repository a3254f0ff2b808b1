"""Days with their last dot, as they should be written, and without it, as they are."""

DATE_INPUT_FORMATS = ["%d.%m.%Y.", "%d. %m. %Y.", "%d.%m.%Y", "%d. %m. %Y"]
DATETIME_INPUT_FORMATS = [
    f"{day} {time}" for day in DATE_INPUT_FORMATS for time in ("%H:%M", "%H:%M:%S")
]
