"""Links in published texts: found, opened once a day, shown to who can mend them."""
