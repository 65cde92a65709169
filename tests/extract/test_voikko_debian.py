"""Bringing Voikko's packages, with stand-ins for apt-get and dpkg-deb in place of a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reformgraph.cli import main
from reformgraph.errors import ReformgraphError
from reformgraph.extract.voikko_debian import bring

# Plans two new packages and an upgrade; downloads what it is asked for.
APT_GET = """#!/bin/sh
for word; do
  case $word in
    update) touch "$STATE/updated"; exit ;;
    install) [ -n "$STALE" ] && ! [ -e "$STATE/updated" ] && echo "E: Unable to locate package" >&2 && exit 100
             echo "Inst libvoikko1 (4.3)"; echo "Inst libc6 [2.1] (2.2)"; echo "Inst voikko-fi (2.5)"; exit ;;
    download) wanted=1 ;;
    *) [ -n "$wanted" ] && touch "$word.deb" ;;
  esac
done
"""
DPKG_DEB = """#!/bin/sh
mkdir -p "$3" && touch "$3/$(basename "$2" .deb)"
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tools"
    folder.mkdir()
    for name, script in (("apt-get", APT_GET), ("dpkg-deb", DPKG_DEB)):
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("STATE", str(tmp_path))
    monkeypatch.setenv("STALE", "")
    return folder


@pytest.mark.usefixtures("tools")
def test_new_packages_are_unpacked_and_installed_ones_left_alone(tmp_path: Path) -> None:
    assert bring(tmp_path / "voikko") == ("libvoikko1", "voikko-fi")
    assert {path.name for path in (tmp_path / "voikko").iterdir()} == {"libvoikko1", "voikko-fi"}


@pytest.mark.usefixtures("tools")
def test_an_earlier_folder_is_replaced_whole(tmp_path: Path) -> None:
    earlier = tmp_path / "voikko"
    earlier.mkdir()
    (earlier / "old").touch()
    bring(earlier)
    assert {path.name for path in earlier.iterdir()} == {"libvoikko1", "voikko-fi"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tools", "voikko"]


@pytest.mark.usefixtures("tools")
def test_missing_package_lists_are_fetched_apart_from_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STALE", "yes")
    assert bring(tmp_path / "voikko") == ("libvoikko1", "voikko-fi")
    assert (tmp_path / "updated").exists()


def test_a_failed_download_says_why_and_leaves_the_earlier_folder(tools: Path, tmp_path: Path) -> None:
    (tools / "apt-get").write_text("#!/bin/sh\necho 'E: no route to host' >&2\nexit 100\n", encoding="utf-8")
    earlier = tmp_path / "voikko"
    earlier.mkdir()
    with pytest.raises(ReformgraphError, match="apt-get failed: E: no route to host"):
        bring(earlier)
    assert earlier.is_dir()


def test_without_apt_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("REFORMGRAPH_VOIKKO", str(tmp_path / "voikko"))
    result = CliRunner().invoke(main, ["setup"])
    assert result.exit_code == 1
    assert "no apt-get and no dpkg-deb" in result.stderr
    assert "brew install libvoikko" in result.stderr


def test_setup_says_where_voikko_is() -> None:
    result = CliRunner().invoke(main, ["setup"])
    assert result.exit_code == 0
    assert "Voikko is ready" in result.stderr
