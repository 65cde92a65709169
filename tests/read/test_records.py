"""A curated record rests on words or a page of its source; what is wrong with it is told with file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from textwrap import dedent

import pytest

from reformgraph.errors import SourceError
from reformgraph.model import Bounds, MembershipClaim, RelationClaim
from reformgraph.read import Reading, read_sources

HEAD = """\
sources:
  tiedote: {document: tiedote.txt}
  muu: {title: Toinen lähde, date: 2021-05-01, publisher: Malli}
bodies:
  ryhma: {name: esimerkkiryhmä, type: working-group, region: Lappi, also: [malliryhmä]}
  jory: {name: johtoryhmä, type: management-group, region: Lappi}
"""
TEXT = "Otsikko\n\nRyhmän puheenjohtaja on Malli Esimerkkinen. Puhelin 040 123 4567."


def read(folder: Path, records: str, text: str = TEXT) -> Reading:
    (folder / "tiedote.txt").write_text(text, encoding="utf-8")
    (folder / "tiedot.yaml").write_text(records, encoding="utf-8")
    return read_sources([folder])


def membership(**fields: str) -> str:
    entry = {"person": "Malli Esimerkkinen", "role": "chair", "body": "ryhma", "source": "tiedote"} | fields
    lines = [f"{key.rstrip('_')}: {value}" for key, value in entry.items() if value]
    return HEAD + "memberships:\n  - " + "\n    ".join(lines) + "\n"


def test_a_quote_is_found_in_the_document_of_the_build(tmp_path: Path) -> None:
    reading = read(tmp_path, membership(quote="puheenjohtaja on Malli Esimerkkinen", on="2021-04-13"))
    (claim,) = reading.claims
    assert isinstance(claim, MembershipClaim)
    (span,) = claim.evidence
    assert claim.document == "tiedote.txt"
    assert TEXT[span.start : span.end] == "puheenjohtaja on Malli Esimerkkinen"
    day = dt.date(2021, 4, 13)
    assert claim.bounds == Bounds(start_not_after=day, end_not_before=day)
    assert claim.status == "accepted"


def test_a_source_outside_the_build_becomes_a_document_of_its_quotes(tmp_path: Path) -> None:
    reading = read(tmp_path, membership(source="muu", quote="Malli Esimerkkinen johtaa"))
    (claim,) = reading.claims
    document = next(each for each in reading.documents if each.identifier == claim.document)
    assert document.identifier == "toinen-lahde-2021-05-01"
    assert (document.title, document.text) == ("Toinen lähde", "Malli Esimerkkinen johtaa")
    assert document.identifier in reading.cited


def test_a_page_alone_makes_the_record_its_own_passage(tmp_path: Path) -> None:
    records = membership(source="muu", page="s. 12")
    reading = read(tmp_path, records)
    (claim,) = reading.claims
    document = next(each for each in reading.documents if each.identifier == "tiedot.yaml")
    (span,) = claim.evidence
    assert claim.document == "tiedot.yaml"
    assert document.text[span.start : span.end].startswith("person: Malli Esimerkkinen")
    assert document.text[span.start : span.end].endswith("page: s. 12")
    (note,) = document.page_notes
    assert (note.span, note.page, note.cites) == (span, "s. 12", "toinen-lahde-2021-05-01")


@pytest.mark.parametrize(
    ("times", "bounds"),
    [
        ({"since": "2021"}, (dt.date(2021, 1, 1), dt.date(2021, 12, 31), None, None)),
        ({"until": "2021-02"}, (None, None, dt.date(2021, 2, 1), dt.date(2021, 2, 28))),
        ({"since": "2021-03-01", "on": "2021-02"}, None),
        (
            {"since": "2021", "on": "2021-06-01", "until": "2022-01-31"},
            (dt.date(2021, 1, 1), dt.date(2021, 6, 1), dt.date(2022, 1, 31), dt.date(2022, 1, 31)),
        ),
    ],
)
def test_partial_dates_become_bounds(
    tmp_path: Path, times: dict[str, str], bounds: tuple[dt.date | None, ...] | None
) -> None:
    records = membership(quote="Malli Esimerkkinen", **times)
    if bounds is None:
        with pytest.raises(SourceError, match="holds on 2021-02-28, but begins 2021-03-01"):
            read(tmp_path, records)
    else:
        (claim,) = read(tmp_path, records).claims
        assert claim.bounds == Bounds(*bounds)


@pytest.mark.parametrize(
    ("records", "message"),
    [
        (membership(quote="ei tekstissä"), r"tiedot\.yaml:12: the quote is not in tiedote\.txt: 'ei tekstissä'"),
        (membership(), r"tiedot\.yaml:8: a record needs the 'quote' it rests on"),
        (membership(quote="Malli", role="kuningas"), r"tiedot\.yaml:9: role: 'kuningas' is none of: chair"),
        (membership(quote="Malli", source="tuntematon"), r":11: 'tuntematon' is not among the file's sources"),
        (membership(quote="Malli", body="tuntematon"), r":10: 'tuntematon' is not among the file's bodies"),
        (membership(quote="Malli", office="johtaja"), r":8: give either a 'role' .* or an 'office'"),
        (membership(quote="Malli", since="2022", until="2021"), r":8: ends \(2021-12-31\) before it begins"),
        (membership(quote="Malli", since="2021-13"), r":13: since: '2021-13' is not in the calendar"),
        (HEAD.replace("2021-05-01", "2021"), r":3: date: '2021' is no day"),
        (HEAD.replace("publisher: Malli", "url: 'http://[x'"), r":3: url: .* is no http or https address"),
        (
            HEAD + "meetings:\n  - {body: ryhma, start: 2021-04-13T25:00, source: tiedote, page: '1'}\n",
            r":8: start: '2021-04-13T25:00' is not in the calendar",
        ),
        (membership(quote="Malli", colour="red"), r":13: 'colour' is not known here"),
        (membership(quote="Malli", confidence="2"), r":13: confidence: .*less than or equal to 1"),
        (HEAD + "memberships: kaikki\n", r":7: 'memberships' must be a list"),
        (HEAD + "bodies: {}\n", r":7: 'bodies' is given twice"),
        (HEAD + "title: [\n", r"tiedot\.yaml:\d+: is not YAML"),
        (HEAD + "x: &a 1\ny: *a\n", r":8: references \(\*name\) are not read"),
        (HEAD.replace("Lappi", "Atlantis"), r":5: region: 'Atlantis' is no region"),
        (HEAD.replace("tiedote.txt", "muu.txt") + "memberships: []\n", None),
        ("sources:\n  a: {document: a.txt, title: A}\n", r":2: a: a document of the build describes itself"),
        (
            HEAD + "relations:\n  - {subject: ryhma, relation: part-of, object: ryhma, source: tiedote, page: '1'}\n",
            r":8: a body cannot stand in a relation to itself",
        ),
        (
            HEAD + "meetings:\n  - {body: ryhma, start: 2021-04-13, end: 2021-04-12, source: tiedote, page: '1'}\n",
            r":8: the meeting ends before it starts",
        ),
        (HEAD + "same:\n  - people: [Malli Esimerkkinen]\n", r":8: name two or more"),
        (HEAD + "same:\n  - people: [Malli Malli, Malli Malli]\n", r":8: names the same mention twice"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, records: str, message: str | None) -> None:
    if message is None:
        read(tmp_path, records)
        return
    with pytest.raises(SourceError, match=message):
        read(tmp_path, records)


def test_a_source_described_in_two_ways_is_a_contradiction(tmp_path: Path) -> None:
    (tmp_path / "muut.yaml").write_text(
        membership(source="muu", quote="Malli").replace("publisher: Malli", "publisher: Toinen"), encoding="utf-8"
    )
    with pytest.raises(SourceError, match=r"'Toinen lähde' is described otherwise at muut\.yaml:3"):
        read(tmp_path, membership(source="muu", quote="Malli"))


def test_a_body_that_nothing_uses_is_a_warning(tmp_path: Path) -> None:
    reading = read(tmp_path, membership(quote="Malli"))
    assert reading.warnings == ("tiedot.yaml:6: 'jory' is used by no record and has no source; it is left out",)


def test_every_kind_of_record_becomes_a_claim(tmp_path: Path) -> None:
    evidence = "source: tiedote, quote: Malli"
    records = HEAD + dedent(f"""\
        memberships:
          - {{person: Malli Esimerkkinen, office: hankejohtaja, {evidence}}}
        relations:
          - {{subject: ryhma, relation: steered-by, object: jory, {evidence}}}
        meetings:
          - {{body: ryhma, start: 2021-04-13T12:00, presided_by: Testi Keksitty, online: true, {evidence}}}
        rights:
          - {{holder: kuntajohtajat, body: ryhma, rights: [attend, speak], {evidence}}}
        seats:
          - {{body: ryhma, seats: 42, rule: kaksi jokaisesta kunnasta, {evidence}}}
        mandates:
          - {{body: ryhma, task: ohjaa valmistelua, {evidence}}}
        people:
          - {{name: Malli Esimerkkinen, also: [M. Esimerkkinen]}}
        """)
    reading = read(tmp_path, records)
    kinds = [type(each).__name__.removesuffix("Claim") for each in reading.claims]
    assert kinds == ["Membership", "Relation", "Meeting", "Right", "Composition", "Mandate"]
    relation = reading.claims[1]
    assert isinstance(relation, RelationClaim)
    assert relation.subject.alt == ("malliryhmä",) and relation.subject.region == "maakunta-19"
    (identity,) = reading.identities
    assert identity.same and [ref.name for ref in identity.names] == ["Malli Esimerkkinen", "M. Esimerkkinen"]
