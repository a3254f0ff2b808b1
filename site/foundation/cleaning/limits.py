"""What a file may be. Read by the child process too, which knows no settings."""

MEGABYTE = 1024 * 1024

# Of a file as it is sent. The settings allow pictures and documents less.
MAX_BYTES = 64 * MEGABYTE
# Of a picture, before anything is decoded.
MAX_PIXELS = 50_000_000
# Of what is packed inside a file.
MAX_PARTS = 4_000
MAX_MEMBERS = 500
MAX_UNPACKED = 256 * MEGABYTE
# A megabyte that packs better than this is a bomb.
MAX_RATIO = 200
MAX_NAME = 200
MAX_DEPTH = 200

# Of the child process. The clock on the wall may take half as long again.
SECONDS = 40
MEMORY = 2_000 * MEGABYTE

PICTURES = frozenset({"avif", "jpeg", "png", "webp"})
TEXTS = frozenset({"csv", "json", "md", "txt", "vtt"})
OFFICE = frozenset({"docx", "odt", "pptx", "xlsx"})
SOUND_AND_VIDEO = frozenset({"mp3", "mp4", "opus", "webm"})
DOCUMENTS = TEXTS | OFFICE | SOUND_AND_VIDEO | {"pdf"}


def kind_of_name(name: str) -> str:
    """Return what a file's name says that it is: its ending, small, one for each kind."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return {"jpg": "jpeg"}.get(ending, ending)
