"""Reviewing what a test wants to publish at the desk."""

from foundation.models import User
from foundation.safety import reviews


def reviewed(page):
    """Return ``page`` after somebody who did not write it approved its latest words."""
    reviewer, _made = User.objects.get_or_create(email="somebody-else@example.org")
    reviews.approve(obj=page, user=reviewer)
    return page
