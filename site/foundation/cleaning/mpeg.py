"""MP3: only its frames of sound. Tags stand before and behind them, and are left out."""

from .refusal import Found, RefusedError

# Kilobits a second by layer III of MPEG 1, and of MPEG 2 and 2.5.
_RATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_FEWEST_FRAMES = 3


def clean_mp3(data: bytes) -> bytes:
    """Return the frames of sound alone. Raises ``RefusedError`` for what isn't layer III."""
    at, kept, frames = _behind_tags(data), bytearray(), 0
    while size := _frame(data, at):
        kept += data[at : at + size]
        at += size
        frames += 1
    if frames < _FEWEST_FRAMES or not _is_the_end(data, at):
        raise RefusedError(Found("kind", "mp3"))
    return _without_encoder(bytes(kept))


def _behind_tags(data: bytes) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and at + 10 <= len(data):
        size = 0
        for octet in data[at + 6 : at + 10]:
            size = size << 7 | octet & 0x7F
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    # Programs leave room behind a tag.
    while data[at : at + 1] == b"\x00":
        at += 1
    return at


def _frame(data: bytes, at: int) -> int:
    """Return how long the frame at ``at`` is; 0 if there is none, or not all of it."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, sampling, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer != 1 or rate in (0, 15) or sampling == 3:
        return 0
    first = version == 3
    bits = _RATES[first][rate] * 1000
    size = (144 if first else 72) * bits // _SAMPLES[version][sampling] + padding
    return size if at + size <= len(data) else 0


def _is_the_end(data: bytes, at: int) -> bool:
    """Say whether only tags, emptiness or a frame that was cut off follow."""
    left = data[at:].lstrip(b"\x00")
    return not left or left[:1] == b"\xff" or left.startswith((b"TAG", b"APETAGEX", b"LYRICSBEGIN"))


def _without_encoder(frames: bytes) -> bytes:
    """Blank the words of the first frame, which says how the others can be found."""
    size = _frame(frames, 0)
    at = max(frames.find(sign, 0, 64) for sign in (b"Xing", b"Info"))
    if at < 0:
        return frames
    behind = at + 120
    if behind + 9 > size:
        return frames
    # The delay and padding that players need stand behind the words; whatever else is blank.
    kept = frames[behind + 9 : behind + 36]
    blank = bytes(9) + kept
    return frames[:behind] + blank + bytes(size - behind - len(blank)) + frames[size:]
