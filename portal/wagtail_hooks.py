"""The portal in the desk, area by area."""

from .directory import admin as directory_admin
from .plan import admin

admin.register()
directory_admin.register()
