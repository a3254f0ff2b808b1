"""What the database refuses about certificates, whoever writes to it."""

from foundation.guards import Guard, register_guards

from .snapshot import ALWAYS_SAID, SAID_OR_EMPTY, SCRIPTS

CERTIFICATE = "training.Certificate"
_KEPT = (
    "token",
    "lookup",
    "year",
    "serial",
    "enrolment_id",
    "person_id",
    "course_id",
    "snapshot",
    "digest",
    "issued_at",
)
_MAY_BE_EMPTY = {
    "issued_by_id": "0",
    "supersedes_id": "0",
    "valid_until": "'1900-01-01'",
}
_CHANGED = " OR ".join(
    [
        *(f"NEW.{name} <> OLD.{name}" for name in _KEPT),
        *(
            f"COALESCE(NEW.{n}, {none}) <> COALESCE(OLD.{n}, {none})"
            for n, none in _MAY_BE_EMPTY.items()
        ),
    ]
)
_ONCE = " OR ".join(
    f"(OLD.{name} IS NOT NULL AND (NEW.{name} IS NULL OR NEW.{name} <> OLD.{name}))"
    for name in ("revoked_at", "revoked_by_id", "superseded_at")
)
_OF_SOMETHING_ELSE = """NOT EXISTS (
  SELECT 1 FROM training_enrolment e
  JOIN training_cohort c ON c.id = e.cohort_id
  JOIN training_courseedition d ON d.id = c.edition_id
  WHERE e.id = NEW.enrolment_id AND e.person_id = NEW.person_id
    AND d.course_id = NEW.course_id AND e.state <> 'withdrawn')"""
_OWN = """NEW.issued_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM training_person p
  WHERE p.id = NEW.person_id AND COALESCE(p.user_id, 0) <> NEW.issued_by_id)"""


def _word(script: str, name: str) -> str:
    return f"NEW.snapshot -> '{script}' ->> '{name}'"


# Both databases read JSON with the same arrows. What is empty or missing is refused in each script;
# a number, a day and a hash must be those of the row.
_NUMBER = "CAST(NEW.serial AS text) || '/' || CAST(NEW.year AS text)"
_LAST_DAY = "COALESCE(CAST(NEW.valid_until AS text), '')"
_NOT_WHOLE = " OR ".join(
    [
        *(
            f"COALESCE({_word(script, name)}, '') = ''"
            for script in SCRIPTS
            for name in ALWAYS_SAID
        ),
        *(f"({_word(script, name)}) IS NULL" for script in SCRIPTS for name in SAID_OR_EMPTY),
        # In English words may be missing, which is said; no place for them may be.
        *(f"({_word('en', name)}) IS NULL" for name in (*ALWAYS_SAID, *SAID_OR_EMPTY)),
        *(f"{_word(told, 'number')} <> {_NUMBER}" for told in (*SCRIPTS, "en")),
        f"COALESCE({_word('facts', 'issued_on')}, '') = ''",
        f"COALESCE({_word('facts', 'valid_until')}, '') <> {_LAST_DAY}",
        "length(NEW.token) < 20",
        "length(NEW.lookup) <> 64",
        "length(NEW.digest) <> 64",
    ]
)
_ANOTHERS = """NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM training_certificate o
  WHERE o.id = NEW.supersedes_id AND o.person_id = NEW.person_id
    AND o.course_id = NEW.course_id AND o.superseded_at IS NOT NULL)"""


_GUARDS = (
    Guard(
        "certificate_is_not_deleted",
        CERTIFICATE,
        "DELETE",
        "OLD.id IS NOT NULL",
        "a certificate is never deleted",
    ),
    Guard(
        "certificate_is_kept",
        CERTIFICATE,
        "UPDATE",
        _CHANGED,
        "a certificate stays as it was issued",
    ),
    Guard(
        "certificate_ends_once",
        CERTIFICATE,
        "UPDATE",
        _ONCE,
        "what was revoked or superseded stays so",
    ),
    Guard(
        "certificate_of_its_enrolment",
        CERTIFICATE,
        "INSERT",
        _OF_SOMETHING_ELSE,
        "the enrolment is of another person or course",
    ),
    Guard(
        "certificate_not_by_its_holder",
        CERTIFICATE,
        "INSERT",
        _OWN,
        "nobody certifies themself",
    ),
    Guard(
        "certificate_says_all_in_both_scripts",
        CERTIFICATE,
        "INSERT",
        _NOT_WHOLE,
        "a certificate says all of itself in both scripts",
    ),
    Guard(
        "certificate_begins_standing",
        CERTIFICATE,
        "INSERT",
        "NEW.revoked_at IS NOT NULL OR NEW.superseded_at IS NOT NULL",
        "a certificate is valid when it is issued",
    ),
    Guard(
        "certificate_supersedes_its_own",
        CERTIFICATE,
        "INSERT",
        _ANOTHERS,
        "it supersedes one of the same person and course",
    ),
)


def declare() -> None:
    """Register the promises."""
    register_guards(*_GUARDS)
