"""From plain data back to the plan, checked as strictly as if a stranger had written it."""

import re
from datetime import date

from ..deadlines import Deadline, DeadlineKind, DeadlinePart
from ..reading import (
    ActivityRow,
    Code,
    GeneralGoalPart,
    Irregularity,
    OverviewGoal,
    Passage,
    PassageKind,
    Place,
    PlanDocument,
    PlanUnreadableError,
    Reason,
    SourceCells,
    SpecificGoalPart,
    Vocabulary,
    Wording,
)
from .encode import FORMAT, LANGUAGE
from .fields import Fields

NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}")
SLUG = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}(-[a-z0-9]{1,4})?")
TOLD_ONLY = ("about", "holder_names", "funding_names")
TOLD_OF_ACTIVITY = ("url", "due")


def decode(data: object, year: int, vocabulary: Vocabulary) -> PlanDocument:
    """Return the plan that the data hold. Raises ``PlanUnreadableError`` with the key that is
    wrong.
    """
    fields = Fields(data)
    if fields.text("format") != FORMAT:
        fields.refuse("format", fields.name)
    if (language := fields.text("language")) != LANGUAGE:
        raise PlanUnreadableError.because(Reason.SCRIPT, found=language)
    if (found := fields.number("year", 1900, 2200)) != year:
        raise PlanUnreadableError.because(Reason.YEAR, found=str(found), expected=str(year))
    decoder = _Decoder(vocabulary)
    document = PlanDocument(
        year,
        tuple(map(decoder.passage, fields.parts("passages", some=False))),
        tuple(map(decoder.general_goal, fields.parts("general_goals"))),
        tuple(map(decoder.irregularity, fields.parts("irregularities", some=False))),
        dict(map(decoder.event, fields.parts("events", some=False))),
    )
    fields.ignore(*TOLD_ONLY)
    fields.finish()
    return document


class _Decoder:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.holders = {term.code for term in vocabulary.holders}
        self.funding = {term.code for term in vocabulary.funding}
        self.slugs: set[str] = set()
        self.general_numbers: set[str] = set()

    def wording(self, fields: Fields) -> Wording:
        return Wording(fields.text("text"), fields.text("source_text"), fields.place_of())

    def number(self, fields: Fields) -> str:
        number = fields.text("number")
        return number if NUMBER.fullmatch(number) else fields.refuse("number", number)

    def slug(self, fields: Fields) -> str:
        slug = fields.text("slug")
        if not SLUG.fullmatch(slug) or slug in self.slugs:
            fields.refuse("slug", slug)
        self.slugs.add(slug)
        return slug

    def passage(self, fields: Fields) -> Passage:
        kind = fields.text("kind")
        if kind not in set(PassageKind):
            fields.refuse("kind", kind)
        passage = Passage(PassageKind(kind), self.wording(fields), fields.text("mark", ""))
        fields.finish()
        return passage

    def overview(self, fields: Fields | None) -> OverviewGoal | None:
        if fields is None:
            return None
        place = fields.place_of("number_place")
        goal = OverviewGoal(self.number(fields), self.wording(fields), place)
        fields.finish()
        return goal

    def general_goal(self, fields: Fields) -> GeneralGoalPart:
        number = self.number(fields)
        if number in self.general_numbers:
            fields.refuse("number", number)
        self.general_numbers.add(number)
        goal = GeneralGoalPart(
            number,
            self.wording(fields),
            self.overview(fields.optional_part("overview")),
            tuple(map(self.specific_goal, fields.parts("specific_goals"))),
        )
        fields.finish()
        return goal

    def specific_goal(self, fields: Fields) -> SpecificGoalPart:
        goal = SpecificGoalPart(
            self.number(fields),
            self.slug(fields),
            self.wording(fields),
            self.overview(fields.optional_part("overview")),
            tuple(map(self.activity, fields.parts("activities"))),
        )
        fields.finish()
        return goal

    def activity(self, fields: Fields) -> ActivityRow:
        shared_with = fields.text("shared_with", "")
        if shared_with and shared_with not in self.slugs:
            fields.refuse("shared_with", shared_with)
        parts = tuple(map(self.deadline_part, fields.parts("deadline", some=False)))
        row = ActivityRow(
            number=self.number(fields),
            slug=self.slug(fields),
            wording=self.wording(fields),
            holders=self.codes(fields, "holders", self.holders),
            funding=self.codes(fields, "funding", self.funding),
            deadline=Deadline(parts) if parts else None,
            cells=SourceCells(
                fields.text("holders_printed"),
                fields.text("funding_printed"),
                fields.text("deadline_printed"),
            ),
            shared_with=shared_with,
        )
        fields.ignore(*TOLD_OF_ACTIVITY)
        fields.finish()
        return row

    def codes(self, fields: Fields, key: str, known: set[str]) -> tuple[str, ...]:
        codes = fields.texts(key)
        for code in codes:
            if code not in known or codes.count(code) > 1:
                fields.refuse(key, code)
        return codes

    def deadline_part(self, fields: Fields) -> DeadlinePart:
        kind = fields.text("kind")
        try:
            part = DeadlinePart(
                DeadlineKind(kind),
                fields.optional_number("quarter", 1, 4),
                fields.optional_number("month", 1, 12),
                fields.optional_number("until_month", 1, 12),
                fields.texts("events", some=False),
            )
        except ValueError:
            fields.refuse("kind", kind)
        fields.finish()
        return part

    def event(self, fields: Fields) -> tuple[str, date]:
        name, day = fields.text("name"), fields.text("date")
        try:
            found = date.fromisoformat(day)
        except ValueError:
            fields.refuse("date", day)
        fields.finish()
        return name, found

    def irregularity(self, fields: Fields) -> Irregularity:
        details = fields.part("details")
        words = {key: details.text(key, "") for key in list(details.left)}
        code = fields.text("code")
        places = fields.texts("places")
        original, shown = fields.text("original", ""), fields.text("shown", "")
        try:
            where = tuple(Place.parse(place) for place in places)
            found = Irregularity(Code(code), where, original, shown, words)
            # An unknown kind, or a word that the sentence lacks, shows only when it is put
            # together.
            str(found.sentence)
        except (ValueError, KeyError):
            fields.refuse("code", code)
        fields.finish()
        return found
