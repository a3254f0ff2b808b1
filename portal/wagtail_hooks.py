"""The portal in the desk, area by area."""

from .plan import admin

admin.register()
