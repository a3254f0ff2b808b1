"""What a logo may be. Read by the child process too, which knows no settings."""

MAX_BYTES = 2 * 1024 * 1024
# Of a raster picture as it says it is, before anything is decoded.
MAX_PIXELS = 16_000_000
MIN_SIDE = 16
MAX_SIDE = 8_000
MAX_RATIO = 12
# Of the PNG that comes out: sharp on A3 at the size of a logo.
SIDE_OUT = 1_200

# Of a photograph: what telephones take, and what a page shows at most.
PHOTO_BYTES = 12 * 1024 * 1024
PHOTO_PIXELS = 60_000_000
PHOTO_SIDE = 12_000
PHOTO_MIN_SIDE = 320
PHOTO_SIDE_OUT = 2_000

MAX_ELEMENTS = 4_000
MAX_DEPTH = 32
MAX_USES = 100

# Of the child process.
SECONDS = 10
MEMORY = 1_500 * 1024 * 1024


class RefusedError(Exception):
    """Why a logo is refused: one word, which ``safe`` turns into a sentence."""
