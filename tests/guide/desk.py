"""A browser at the desk, as one person uses it, and the pictures it takes for the guide."""

from io import BytesIO
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.users.models import UserProfile

from foundation.accounts import second_factor
from foundation.models import User

WIDTH, HEIGHT = 1100, 720


class Desk:
    """One person's browser at the desk, in one language."""

    def __init__(self, browser, base, folder, email=None, language="sr"):
        self.base, self.folder, self.language = base, Path(folder), language
        self.context = browser.new_context(
            base_url=base, viewport={"width": WIDTH, "height": HEIGHT}, locale=language
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(90_000)
        self.page.on("dialog", lambda dialog: dialog.accept())
        if email:
            self.enter(email)

    def enter(self, email):
        """Sign in without the steps there: the session proved its second factor."""
        user = User.objects.get(email=email)
        if not second_factor.is_set_up(user):
            Authenticator.objects.create(user=user, type="totp", data={"secret": "A" * 32})
        UserProfile.objects.update_or_create(
            user=user, defaults={"preferred_language": self.language}
        )
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[second_factor.MARK] = user.pk
        session.save()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}
        self.context.add_cookies([{**cookie, "url": self.base}])

    def open(self, path):
        """Go to a path; give the page."""
        self.page.goto(path, wait_until="networkidle")
        return self.page

    def address(self, name, *args):
        """Return the address of a view in the language of this desk."""
        with translation.override(self.language):
            return reverse(name, args=args)

    def close_calendars(self):
        """Put away the calendars that open beside a date."""
        self.page.evaluate(
            "for (const each of document.querySelectorAll('.xdsoft_datetimepicker'))"
            " each.style.display = 'none'"
        )

    def shot(self, name, *, of=None, height=None, scroll=None):
        """Keep what is in sight as ``name``.png, in few colours: a part of the page, or ``height``
        pixels of it from where ``scroll`` stands.
        """
        self.close_calendars()
        if scroll:
            self.page.evaluate("document.activeElement.blur()")
            self.page.locator(scroll).first.evaluate(
                """element => {
                    element.scrollIntoView({block: "center", behavior: "instant"});
                    for (let each = element; each; each = each.parentElement) each.scrollLeft = 0;
                }"""
            )
        self.page.wait_for_timeout(350)
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height} if height else None
        taken = of.screenshot() if of else self.page.screenshot(**({"clip": clip} if clip else {}))
        picture = Image.open(BytesIO(taken)).convert("RGB").quantize(48, dither=Image.Dither.NONE)
        self.folder.mkdir(parents=True, exist_ok=True)
        picture.save(self.folder / f"{name}.png", optimize=True)

    def save(self, button=None):
        """Press the desk's main button, or one of the menu above it by a selector."""
        page = self.page
        self.close_calendars()
        # Saving while writing changes the address too: only another document is what was asked for.
        page.evaluate("document.body.dataset.before = ''")
        if button is None:
            page.locator("footer [type=submit].action-save, footer .action-save").first.click()
        else:
            page.locator("footer [data-w-dropdown-target=toggle]").click()
            page.locator(f"footer {button}").click()
        page.locator("body:not([data-before])").wait_for()
        page.wait_for_load_state("networkidle")
