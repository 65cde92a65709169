"""No byte of what a build, an export or a release writes tells a phone number or an e-mail address of its sources."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.written import spelt_out

from reformgraph.cli import main
from reformgraph.publish.publisher import TEMPLATE
from reformgraph.store import open_store

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"
CORPUS = ROOT / "../shared/corpus"
# The numbers are of the range that is kept for fiction, the addresses of a domain that is kept for examples.
PLANTED = """Yhteystiedot

Ohjausryhmän puheenjohtajana toimii Malli Esimerkkinen, p. 050 999 12 34, malli.esimerkkinen@example.fi.
Sihteeri on Testi Keksitty, puh. (09) 999 1234, testi.keksitty(at)example.fi, +358 50 999 1234.
Ledamot är Fiktiva Exempelsson, tfn 0509991235, fiktiva [at] example.fi.
"""
EMAIL = re.compile(r"([\w.+-]+)\s?(?:@|[(\[]\s?(?:at|ät|a)\s?[)\]])\s?([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
# Wider than what is masked by: all that begins as a number of Finland does and is long enough to be one.
PHONE = re.compile(r"(?<![\w.])(?:\+358|\(?0)[ ()\-.]{0,2}\d(?:[ ()\-.]{0,2}\d){5,11}(?!\w)")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{4}-\d\d-\d\d")
APART = r"[\s().\-‐‑–\u00a0]*"


def contacts(texts: list[str]) -> list[re.Pattern[str]]:
    """A pattern for each number and address, which fits it in every way of writing it."""
    patterns = set()
    for text in texts:
        for local, domain in EMAIL.findall(text):
            at = r"\s?(?:@|%40|[(\[{]?\s?(?:at|ät|a|@)\s?[)\]}]?)\s?"
            patterns.add(re.escape(local) + at + re.escape(domain))
        for number in PHONE.findall(DATE.sub("  ", text)):
            digits = re.sub(r"\D", "", number.replace("+358", "0"))
            national = digits.lstrip("0")
            patterns.add(rf"(?<!\d)(?:0|\+?358{APART}(?:\(0\))?){APART}" + APART.join(national) + r"(?!\d)")
    return [re.compile(each, re.IGNORECASE) for each in sorted(patterns)]


def written(build: Path, exports: Path) -> dict[str, str]:
    """All that a build and the exports of it wrote, the triples of its store spelt out."""
    return {
        **{f"{folder.name}/{name}": text for folder in (build, exports) for name, text in spelt_out(folder).items()},
        "the store": "\n".join(quad.object.value for quad in open_store(build) if hasattr(quad.object, "value")),
    }


def sources(name: str, folder: Path) -> Path:
    place = folder / "sources"
    place.mkdir()
    if name == "corpus":
        if not CORPUS.is_dir():
            pytest.skip("the corpus is not beside the project")
        originals = [*CORPUS.glob("seeds/*.txt"), *CORPUS.glob("dev/*.txt")]
    else:
        originals = [*SAMPLE.iterdir()] if name == "sample" else []
        (place / "yhteystiedot.txt").write_text(PLANTED, encoding="utf-8")
    for path in originals:
        shutil.copy(path, place)
    return place


@pytest.mark.parametrize("name", ["planted", "sample", "corpus"])
def test_no_file_tells_a_number_or_an_address(name: str, tmp_path: Path) -> None:
    place, build, exports = sources(name, tmp_path), tmp_path / "build", tmp_path / "exports"
    exports.mkdir()
    said = []
    runs = [["build", str(place), "--output", str(build)]]
    for form in ("turtle", "trig", "ntriples", "nquads", "jsonld", "csv"):
        runs.append(["export", "--graph", str(build), "--format", form, "--output", str(exports / form)])
    runs.append(["site", "--graph", str(build), "--output", str(exports / "site"), "--jobs", "1"])
    for run in runs:
        result = CliRunner().invoke(main, run)
        assert result.exit_code == 0, result.stderr
        said += [result.stdout, result.stderr]
    publisher, releases = tmp_path / "publisher.yaml", exports / "releases"
    publisher.write_text(TEMPLATE, encoding="utf-8")
    # The first release is of nothing but what the records say, so that the second has much to tell.
    runs = [["build", str(ROOT / "sample" / "records.yaml"), "--output", str(tmp_path / "before")]]
    common = ["--publisher", str(publisher)]
    for version, of, more in (("1", "before", []), ("2", "build", ["--previous", str(releases / "1")])):
        place_of = ["--graph", str(tmp_path / of), "--version", version, "--output", str(releases / version)]
        runs.append(["release", *common, *place_of, *more])
    runs.append(["describe", *common, "--graph", str(build), "--version", "2"])
    runs.append(["validate", "--graph", str(build)])
    for language in ("fi", "sv", "en"):
        runs.append(["diff", str(releases / "1"), str(build), "--language", language])
    for run in runs:
        result = CliRunner().invoke(main, run)
        assert result.exit_code == (1 if run[0] == "diff" else 0), result.stderr
        said += [result.stdout, result.stderr]
    patterns = contacts([path.read_text(encoding="utf-8") for path in place.iterdir()])
    assert len(patterns) >= 4
    everything = {**written(build, exports), "what was said": "\n".join(said)}
    assert len(everything) > 50
    assert [(file, each.pattern) for file, text in everything.items() for each in patterns if each.search(text)] == []


def test_the_search_finds_what_is_not_masked() -> None:
    patterns = contacts([PLANTED])
    spellings = ["0509991234", "+358509991234", "09-9991234", "malli.esimerkkinen@example.fi", "fiktiva@example.fi"]
    assert [each for each in spellings if not any(pattern.search(each) for pattern in patterns)] == []
