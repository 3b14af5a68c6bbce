"""A user's folder and its settings."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from armistice.errors import BadInput, NotFound
from armistice.monitor._examples import create_folder, example_names
from armistice.monitor._folder import Folder, find_folder, load_settings


def settings(tmp_path, text: str | bytes):
    path = tmp_path / "armistice.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_settings(path)


def test_settings_are_read(tmp_path):
    found = settings(
        tmp_path,
        'title = "T"\ntimezone = "Europe/Kyiv"\nas_of = 2020-12-31\nsettle = ["M"]',
    )
    assert (found.title, found.timezone) == ("T", ZoneInfo("Europe/Kyiv"))
    assert (found.as_of, found.settle) == (date(2020, 12, 31), ("M",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "model"),
        ("[reading]", "model"),
        ("[reading]\nreader = 'rules'", "rules"),
        ("[reading]\nreader = 'model'", "model"),
    ],
)
def test_a_folder_chooses_its_reader(tmp_path, text, kind):
    assert settings(tmp_path, text).reading == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "not a TOML file"),
        (b"title = '\xff'", "not a TOML file"),
        ("titel = 'x'", "did you mean 'title'"),
        ("zzz = 1", "known: title"),
        ("title = 1", "quotation marks"),
        ("timezone = 'Nowhere/Land'", "no time zone 'Nowhere/Land'"),
        ("as_of = '2020'", "write it bare"),
        ("settle = 'M'", "list of party ids"),
        ("reading = 'rules'", "[reading] has the key reader"),
        ("[reading]\nmodel = 'x'", "[reading] has the key reader"),
        ("[reading]\nreader = 'guess'", "'guess' is no reader"),
        ("[reading]\nreader = ['rules']", "is no reader"),
    ],
)
def test_bad_settings_say_what_to_write(tmp_path, text, words):
    with pytest.raises(BadInput, match=r"armistice\.toml") as caught:
        settings(tmp_path, text)
    assert words in str(caught.value)


def test_a_folder_without_settings_is_no_monitors(tmp_path):
    with pytest.raises(NotFound, match="armistice init"):
        find_folder(tmp_path)


def test_a_new_folder_opens_and_holds_a_template(tmp_path):
    folder = create_folder(tmp_path / "new", title='A "title"', timezone="Europe/Kyiv")
    found = load_settings(folder.settings_file)
    assert (found.title, found.timezone) == ('A "title"', ZoneInfo("Europe/Kyiv"))
    assert (folder.agreements / "template.yaml.txt").exists()


def test_a_bad_time_zone_leaves_no_folder_behind(tmp_path):
    with pytest.raises(BadInput, match="no time zone"):
        create_folder(tmp_path / "new", timezone="Mars/Base")
    assert not (tmp_path / "new").exists()


def test_a_folder_is_not_made_twice(tmp_path):
    create_folder(tmp_path)
    with pytest.raises(BadInput, match="already"):
        create_folder(tmp_path)


def test_a_file_is_not_taken_for_a_folder(tmp_path):
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(BadInput, match="is a file"):
        create_folder(path)


def test_an_unknown_example_names_the_known(tmp_path):
    with pytest.raises(NotFound, match="tarn-accord"):
        create_folder(tmp_path / "x", example="nowhere")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", example_names())
def test_every_example_makes_a_folder(tmp_path, name):
    folder = create_folder(tmp_path / name, example=name)
    assert folder.agreement_files == (folder.agreements / f"{name}.yaml",)
    assert find_folder(folder.root) == Folder(root=folder.root)


def test_word_lists_and_agreements_are_found_in_order(tmp_path):
    for name in ("agreements/b.yml", "agreements/a.yaml", "agreements/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "events.txt").write_text("")
    folder = Folder(root=tmp_path)
    assert [p.name for p in folder.agreement_files] == ["a.yaml", "b.yml"]
    assert [p.name for p in folder.lexicon_files] == ["events.txt"]
