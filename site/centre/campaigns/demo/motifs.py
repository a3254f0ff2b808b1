"""The pictures of the example campaigns: their own woven patterns, drawn when they are missing."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from foundation.models import SiteImage

from ...demo.content import Item
from ...kits.patterns import COLOURWAYS, PATTERNS
from ..models import KitPicture

# Squares across and down, and how many dots a square has.
SHAPES = {"wide": (120, 80, 20), "tall": (64, 96, 20), "square": (72, 72, 20)}
TITLES = {
    "ways": "Шара путева",
    "rhombuses": "Шара ромбова",
    "trees": "Шара дрвета живота",
}
SHAPE_TITLES = {"wide": "положена", "tall": "усправна", "square": "квадратна"}
ALT = {
    "sr": {
        "ways": "Шара по узору на пиротски ћилим: путеви који вијугају један поред другог.",
        "rhombuses": "Шара по узору на пиротски ћилим: велики ромбови са куком и срцем.",
        "trees": "Шара по узору на пиротски ћилим: стабла са гранама које се дижу.",
    },
    "en": {
        "ways": "A pattern after the kilims of Pirot: ways that wind side by side.",
        "rhombuses": "A pattern after the kilims of Pirot: great rhombuses with hooks and hearts.",
        "trees": "A pattern after the kilims of Pirot: trees with branches that rise.",
    },
}


def motif(pattern: str, colourway: str, shape: str) -> SiteImage:
    """Return the stored picture of a pattern in a shape, drawing it when it is missing."""
    title = f"{TITLES[pattern]}, {SHAPE_TITLES[shape]}"
    found = SiteImage.objects.filter(title=title).first()
    if found is not None:
        return found
    return SiteImage.objects.create(
        title=title,
        file=ImageFile(BytesIO(_drawn(pattern, colourway, shape)), name=f"{pattern}-{shape}.png"),
        description=ALT["sr"][pattern],
        credit="Центар",
        credit_en="The Centre",
        licence="CC BY 4.0",
    )


def pictures_of(item: Item, language: str) -> list[KitPicture]:
    """Return unsaved rows for the pictures of a kit."""
    pattern, colourway = item.shared["pattern"], item.shared["colourway"]
    return [
        KitPicture(
            image=motif(pattern, colourway, shape),
            image_alt=ALT[language][pattern],
            sort_order=number,
        )
        for number, shape in enumerate(SHAPES)
    ]


def _drawn(pattern: str, colourway: str, shape: str) -> bytes:
    """Return the pattern as a PNG of four colours, a byte a dot until it is packed."""
    across, down, dots = SHAPES[shape]
    chart = PATTERNS[pattern]
    small = Image.new("P", (across, down))
    small.putpalette(
        [int(colour[at : at + 2], 16) for colour in COLOURWAYS[colourway].all for at in (1, 3, 5)]
    )
    small.putdata([chart(x, y) for y in range(down) for x in range(across)])
    file = BytesIO()
    large = small.resize((across * dots, down * dots), Image.Resampling.NEAREST)
    large.save(file, "PNG", optimize=True)
    return file.getvalue()
