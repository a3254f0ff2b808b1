"""Taking an editor's word that two texts say the same."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Revision

from ...translation import original_of
from .services import StillSerbianError, declare_current


def take_word(request: HttpRequest, translation: Any, noted: str) -> None:
    """Note that ``translation``, a page or a snippet, says what the revision that was sent says,
    and tell the editor ``noted``, or why it can't be so. Raises ``Http404`` for another's revision.
    """
    # What was looked at: if the original was published again meanwhile, that is still to compare.
    revisions = Revision.objects.for_instance(original_of(translation))
    asked = request.POST.get("revision", "")
    revision = get_object_or_404(revisions, pk=int(asked) if asked.isdecimal() else 0)
    try:
        declare_current(translation=translation, revision=revision)
    except StillSerbianError:
        messages.error(request, _("Serbian words are still in the English draft: translate them."))
    else:
        messages.success(request, noted)
