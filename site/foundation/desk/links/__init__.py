"""Links in published pages: found, opened once a day, shown to who can mend them."""
