"""From the list of campaigns to a kit on one's own disk, in both scripts and without JavaScript."""

import csv
import hashlib
import io
import zipfile

import pytest

PAGES = {"sr-Cyrl": "/kampanje/", "sr-Latn": "/sr-latn/kampanje/"}
NAMES = {"sr-Cyrl": "Види дете, не просјака", "sr-Latn": "Vidi dete, ne prosjaka"}
EVERYTHING = {"sr-Cyrl": "Преузмите све", "sr-Latn": "Preuzmite sve"}

PLAYED = """async (kind) => {
    const clip = document.querySelector(kind);
    clip.muted = true;
    await clip.play();
    clip.currentTime = 3;
    await new Promise((done) => {
        clip.addEventListener("timeupdate", () => clip.currentTime > 3.1 && done());
    });
    clip.pause();
    const [shown] = clip.textTracks;
    return {
        length: clip.duration,
        language: shown?.language,
        words: [...(shown?.activeCues || [])].map((cue) => cue.text),
    };
}"""


# Each campaign's kit, and what is heard three seconds into its film.
HEARD = {
    "nije-brak-ako-nema-izbora": "Devojčici je mesto u školi, a ne na sopstvenoj svadbi.",
    "vidi-dete-ne-prosjaka": "Novčić koji daješ ne ostaje detetu.",
    "proveri-ponudu-za-posao": "Pre puta proveri poslodavca, ugovor i smeštaj.",
}


@pytest.mark.parametrize("campaign", HEARD)
def test_a_film_and_a_recording_play_with_captions_in_the_reader_s_script(read, campaign):
    reader = read()
    reader.open(f"/sr-latn/kampanje/{campaign}/komplet/")
    film = reader.page.evaluate(PLAYED, "video")
    assert film["length"] <= 20
    assert film["language"] == "sr-latn"
    assert film["words"] == [HEARD[campaign]]
    assert reader.page.evaluate(PLAYED, "audio")["length"] <= 20
    assert reader.page.locator("figure.clip details.clip__transcript").count() == 2
    assert reader.complaints == []


@pytest.mark.parametrize("script", PAGES)
def test_a_newsroom_takes_a_kit_away_and_finds_it_whole(read, script, tmp_path):
    reader = read(java_script_enabled=False)
    reader.open(PAGES[script])
    page = reader.page
    with reader.led_on():
        page.get_by_role("link", name=NAMES[script], exact=True).click()
    with reader.led_on():
        page.locator('main a[href$="/komplet/"]').click()
    assert page.locator("video track").count() == 2
    assert page.locator("video").get_attribute("preload") == "none"
    assert reader.elsewhere == []
    with page.expect_download() as waited:
        page.get_by_role("link", name=EVERYTHING[script]).click()
    path = tmp_path / "kit.zip"
    waited.value.save_as(path)
    assert waited.value.suggested_filename == "vidi-dete-ne-prosjaka-komplet.zip"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    rows = list(csv.DictReader(io.StringIO(files.pop("manifest.csv").decode("utf-8-sig"))))
    assert {row["file"]: row["sha256"] for row in rows} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert {name.partition("/")[0] for name in files} >= {"cirilica", "latinica", "slike", "snimci"}
