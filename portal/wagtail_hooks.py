"""The portal in the desk, area by area."""

from .directory import admin as directory_admin
from .indicators import admin as indicators_admin
from .library import admin as library_admin
from .plan import admin
from .statistics import admin as statistics_admin

admin.register()
directory_admin.register()
indicators_admin.register()
library_admin.register()
statistics_admin.register()
