"""How much of a file is read. The child process reads this too: no Django here."""

MEGABYTE = 1024 * 1024

# Of the child process; the clock on the wall may take half as long again.
SECONDS = 20
MEMORY = 1_500 * MEGABYTE
# After so many seconds of work no further page is begun: what was read until then counts.
ENOUGH_SECONDS = 12
MOST_PAGES = 2_000
# Of text, in characters: of all pages together, and of one.
MOST_TEXT = 2_000_000
MOST_ON_A_PAGE = 60_000
