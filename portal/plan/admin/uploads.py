"""An uploaded plan between its preview and its import: kept on the server, claimed by a signed
word.

The word names file, year, user and what the preview showed. Nobody can make one up, use
another's, or import something else than was looked at.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.files.storage import Storage, storages
from django.utils import timezone

from foundation.cleaning.files import CleanFile
from foundation.models import User

from ..services import PlanFile

FOLDER = "plan-uploads"
SALT = "portal.plan.upload"
KEPT_FOR = timedelta(hours=2)


class UploadGoneError(Exception):
    """The word is forged, another user's, too old, or its file is not there any more."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for a decision, and what its preview showed."""

    file: PlanFile
    year: int
    fingerprint: str
    path: str


def keep_upload(*, file: PlanFile, year: int, fingerprint: str, user: User) -> str:
    """Keep a file that was cleaned, and return the word that claims it."""
    store = _store()
    _forget_old(store)
    path = store.save(f"{FOLDER}/{secrets.token_urlsafe(24)}", CleanFile(file.data))
    claim = {
        "path": path,
        "name": file.name,
        "digest": file.digest,
        "year": year,
        "fingerprint": fingerprint,
        "user": user.pk,
    }
    return signing.dumps(claim, salt=SALT)


def claim_upload(*, word: str, user: User) -> Upload:
    """Return the upload that the word claims. Raises ``UploadGoneError``."""
    try:
        claim = signing.loads(word, salt=SALT, max_age=KEPT_FOR)
        if claim["user"] != user.pk:
            raise UploadGoneError
        with _store().open(claim["path"]) as kept:
            file = PlanFile(claim["name"], kept.read())
    except (signing.BadSignature, FileNotFoundError) as error:
        raise UploadGoneError from error
    if file.digest != claim["digest"]:
        raise UploadGoneError
    return Upload(file, claim["year"], claim["fingerprint"], claim["path"])


def forget_upload(upload: Upload) -> None:
    """Delete what is kept of the upload."""
    _store().delete(upload.path)


def _store() -> Storage:
    return storages["private"]


def _forget_old(store: Storage) -> None:
    """Delete uploads that nobody decided about."""
    if not store.exists(FOLDER):
        return
    _folders, names = store.listdir(FOLDER)
    for name in names:
        path = f"{FOLDER}/{name}"
        if store.get_created_time(path) < timezone.now() - KEPT_FOR:
            store.delete(path)
