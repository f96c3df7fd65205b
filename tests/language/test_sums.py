import shutil
from pathlib import Path

import pytest

from newsflow.errors import LanguageError
from newsflow.language.pipeline import load_own
from newsflow.language.sums import SUMS, VERSION_FILE, check_weights, write_sums
from newsflow.language.sums import WEIGHTS as SHIPPED


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    (tmp_path / VERSION_FILE).write_text("7\n", "utf-8")
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "model").write_bytes(b"\x01\x02")
    write_sums(tmp_path)
    return tmp_path


def test_whole_weights_say_their_version(weights: Path) -> None:
    assert check_weights(weights) == "7"


def test_a_damaged_file_is_named(weights: Path) -> None:
    (weights / "net" / "model").write_bytes(b"\x01\x03")
    with pytest.raises(LanguageError, match=r"is damaged .*model.* install newsflow again"):
        check_weights(weights)


def test_a_missing_file_is_named(weights: Path) -> None:
    (weights / "net" / "model").unlink()
    with pytest.raises(LanguageError, match=r"is missing .*model"):
        check_weights(weights)


def test_missing_weights_are_said_to_be_so(weights: Path) -> None:
    (weights / SUMS).unlink()
    with pytest.raises(LanguageError, match="weights are missing"):
        load_own(weights)


def test_the_shipped_weights_are_whole(tmp_path: Path) -> None:
    assert check_weights()
    listed = {line.split("  ")[1] for line in (SHIPPED / SUMS).read_text("utf-8").splitlines()}
    there = {p.relative_to(SHIPPED).as_posix() for p in SHIPPED.rglob("*") if p.is_file()}
    assert there - listed == {SUMS}
    packed = shutil.make_archive(str(tmp_path / "weights"), "zip", SHIPPED)
    assert Path(packed).stat().st_size < 15_000_000
