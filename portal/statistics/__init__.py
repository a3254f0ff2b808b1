"""Statistics: yearly tables of counts with their sources, and none that points at a person."""
