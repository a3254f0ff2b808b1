"""Seats of a group, each a number that one person holds."""

from .models import Cohort, Enrolment


def taken_seats(cohort: Cohort) -> set[int]:
    """Return the numbers of the seats that somebody holds."""
    held = Enrolment.objects.filter(cohort=cohort, seat__isnull=False)
    return {seat for seat in held.values_list("seat", flat=True) if seat}


def free_seat(cohort: Cohort) -> int | None:
    """Return the lowest free seat, or ``None``. Ask while the group's row is held."""
    taken = taken_seats(cohort)
    return next((seat for seat in range(1, cohort.capacity + 1) if seat not in taken), None)
