"""Belgrade's clocks, as a calendar file explains them.

Written by rule and by hand: since 1996 summer time begins on the last Sunday of March at 2:00 and
ends on the last Sunday of October at 3:00. Libraries list single years, or begin an hour late.
"""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

NAME = "Europe/Belgrade"
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def belgrade() -> Timezone:
    """Return the VTIMEZONE of Belgrade, true for every year from 1997 on."""
    zone = Timezone()
    zone.add("tzid", NAME)
    winter, summer = TimezoneStandard(), TimezoneDaylight()
    winter.add("tzname", "CET")
    winter.add("dtstart", datetime(1996, 10, 27, 3))  # noqa: DTZ001  # the zone's own clock
    winter.add("tzoffsetfrom", SUMMER)
    winter.add("tzoffsetto", WINTER)
    winter.add("rrule", {"freq": "yearly", "bymonth": 10, "byday": "-1su"})
    summer.add("tzname", "CEST")
    summer.add("dtstart", datetime(1997, 3, 30, 2))  # noqa: DTZ001  # the zone's own clock
    summer.add("tzoffsetfrom", WINTER)
    summer.add("tzoffsetto", SUMMER)
    summer.add("rrule", {"freq": "yearly", "bymonth": 3, "byday": "-1su"})
    zone.add_component(winter)
    zone.add_component(summer)
    return zone
