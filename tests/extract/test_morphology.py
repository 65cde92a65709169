"""A word form's readings: lemma, class, case and compound parts, as the rules of extraction need them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformgraph.errors import ReformgraphError
from reformgraph.extract.morphology import Analysis, Morphology, morphology
from reformgraph.extract.voikko import open_voikko


def readings(word: str, word_class: str) -> list[Analysis]:
    return [reading for reading in morphology().analyse(word) if reading.word_class == word_class]


@pytest.mark.parametrize(
    ("form", "lemma", "case", "number"),
    [
        ("puheenjohtaja", "puheenjohtaja", "nominative", "singular"),
        ("puheenjohtajan", "puheenjohtaja", "genitive", "singular"),
        ("puheenjohtajaa", "puheenjohtaja", "partitive", "singular"),
        ("puheenjohtajana", "puheenjohtaja", "essive", "singular"),
        ("puheenjohtajaksi", "puheenjohtaja", "translative", "singular"),
        ("jäseninä", "jäsen", "essive", "plural"),
        ("työvaliokunnassa", "työvaliokunta", "inessive", "singular"),
        ("työvaliokunnasta", "työvaliokunta", "elative", "singular"),
        ("työvaliokuntaan", "työvaliokunta", "illative", "singular"),
        ("ohjausryhmällä", "ohjausryhmä", "adessive", "singular"),
        ("ohjausryhmältä", "ohjausryhmä", "ablative", "singular"),
        ("ohjausryhmille", "ohjausryhmä", "allative", "plural"),
        ("ohjausryhmittä", "ohjausryhmä", "abessive", "plural"),
    ],
)
def test_a_noun_has_its_lemma_case_and_number(form: str, lemma: str, case: str, number: str) -> None:
    assert (lemma, case, number) in [(noun.lemma, noun.case, noun.number) for noun in readings(form, "noun")]


@pytest.mark.parametrize(
    ("form", "word_class", "lemma", "case"),
    [
        ("Luoman", "surname", "Luoma", "genitive"),
        ("Karista", "surname", "Kari", "elative"),
        ("Karista", "given_name", "Kari", "elative"),
        ("Eeva-Liisan", "given_name", "Eeva-Liisa", "genitive"),
        ("Lapin", "place", "Lappi", "genitive"),
        ("Rovaniemellä", "place", "Rovaniemi", "adessive"),
        ("Pohjois-Pohjanmaan", "place", "Pohjois-Pohjanmaa", "genitive"),
    ],
)
def test_a_name_has_its_class_and_nominative(form: str, word_class: str, lemma: str, case: str) -> None:
    assert (lemma, case) in [(name.lemma, name.case) for name in readings(form, word_class)]


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("jäsenen", ("jäsen",)),
        ("puheenjohtajaksi", ("puheen", "johtaja")),
        ("TKI-alaryhmän", ("TKI-", "ala", "ryhmä")),
        ("Vanhassakaupungissa", ("vanhakaupunki",)),
    ],
)
def test_parts_join_to_the_lemma_and_end_in_the_head(form: str, parts: tuple[str, ...]) -> None:
    (noun,) = readings(form, "noun")
    assert noun.parts == parts
    assert "".join(parts) == noun.lemma
    assert noun.head == parts[-1]


def test_a_participle_names_its_verb() -> None:
    (chosen,) = readings("valittu", "participle")
    assert (chosen.participle, chosen.verb, chosen.case) == ("past_passive", "valita", "nominative")


def test_a_finite_verb_has_its_tense_and_person() -> None:
    (chose,) = readings("valittiin", "verb")
    assert (chose.lemma, chose.mood, chose.tense, chose.person) == ("valita", "indicative", "past_imperfective", "4")


def test_a_possessive_suffix_is_told() -> None:
    assert {noun.possessive for noun in readings("kunnanhallitukseni", "noun")} == {"1s"}


@pytest.mark.parametrize("word", ["", "-", "Xqzwk", "Xqzwk-", "sana\0"])
def test_an_unknown_word_has_no_reading(word: str) -> None:
    assert morphology().analyse(word) == ()


def test_a_word_is_analysed_once() -> None:
    class Counting:
        asked = 0

        def analyze(self, word: str) -> list[dict[str, str]]:
            self.asked += 1
            return [{"CLASS": "nimisana", "BASEFORM": word}]

    voikko = Counting()
    counted = Morphology(voikko)
    assert counted.analyse("sana") == counted.analyse("sana")
    assert voikko.asked == 1


def test_a_named_folder_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFORMGRAPH_VOIKKO", str(tmp_path / "absent"))
    with pytest.raises(ReformgraphError, match="names a folder that is not there"):
        open_voikko()
