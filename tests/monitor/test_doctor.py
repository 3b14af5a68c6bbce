"""What the doctor finds in a working installation, and in broken ones."""

import shutil
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import count

import pytest

from armistice.monitor import examine

NOW = datetime(2030, 5, 15, tzinfo=UTC)


@pytest.fixture
def look(tmp_path):
    def _look(root=tmp_path, model=None):
        ticks = count()
        found = examine(root, now=NOW, timer=lambda: next(ticks) / 4, model=model)
        return {check.name: check for check in found}

    return _look


@pytest.fixture
def told(monitor, folder):
    monitor.add(folder.root / "in")
    return monitor


@pytest.fixture
def copy(tmp_path):
    """A copy of the model's files, to break."""
    with as_file(files("armistice.reading") / "model") as shipped:
        return shutil.copytree(shipped, tmp_path / "model")


def test_a_working_installation(look):
    found = look()
    assert all(check.ok for check in found.values())
    assert "finds the speaker of a sentence in 0.25 s" in found["reader"].found
    assert found["reader"].found.startswith("model, ")
    assert " MB, " in found["model"].found
    assert "ledger" not in found


def test_the_reader_is_named_by_the_models_digest(look):
    found = look()
    digest = found["model"].found.split(", ")[1]
    assert digest[:8] in found["reader"].found


def test_the_rules_need_no_model(look, folder):
    with folder.settings_file.open("a") as settings:
        settings.write('\n[reading]\nreader = "rules"\n')
    found = look(folder.root)
    assert found["reader"].found.startswith("rules, rules-")
    assert "model" not in found


@pytest.mark.parametrize("name", ["reader.onnx", "settings.json", "tokenizer.json"])
def test_a_missing_file_is_named_with_the_way_out(look, copy, name):
    (copy / name).unlink()
    reader = look(model=copy)["reader"]
    assert not reader.ok
    assert str(copy / name) in reader.found
    assert "Install Armistice again" in reader.found
    assert 'reader = "rules"' in reader.found


@pytest.mark.parametrize("name", ["reader.onnx", "settings.json", "tokenizer.json"])
def test_a_damaged_file_is_named_with_the_way_out(look, copy, name):
    (copy / name).write_bytes((copy / name).read_bytes()[:1000])
    reader = look(model=copy)["reader"]
    assert not reader.ok
    assert str(copy / name) in reader.found
    assert "Install Armistice again" in reader.found


def test_without_the_network_there_is_no_model_to_tell_of(look, copy):
    (copy / "reader.onnx").unlink()
    assert not look(model=copy)["model"].ok


def test_a_folder_is_looked_at(look, told):
    found = look(told.folder.root)
    assert all(check.ok for check in found.values())
    assert found["agreements"].found.startswith("1 in ")
    assert found["ledger"].found.startswith("2 reports")


def test_a_new_folder_has_no_ledger_yet(look, folder):
    assert look(folder.root)["ledger"].found.startswith("none yet")


def test_a_damaged_ledger_is_found(look, folder):
    folder.ledger.write_bytes(b"no ledger at all" * 100)
    assert not look(folder.root)["ledger"].ok


def test_agreements_with_errors_are_counted(look, folder):
    (folder.agreements / "hill.yaml").write_text("id: 1")
    found = look(folder.root)["agreements"]
    assert not found.ok
    assert "armistice lint" in found.found


def test_settings_that_cannot_be_read_are_found(look, folder):
    folder.settings_file.write_text("[reading]\nreader = 'guess'\n")
    found = look(folder.root)["settings"]
    assert not found.ok
    assert 'reader = "model" or reader = "rules"' in found.found
