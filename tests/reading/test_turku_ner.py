"""People in running text that has nothing to do with reforms: names of two or more words in the Turku NER corpus.

The floors are a ratchet, as those of test_figures.py are. Precision comes first: a name that is none becomes a person.
"""

from __future__ import annotations

from collections import Counter

import pytest
from reading_sets import CORPUS
from turku_ner import compared, people, texts

DEV = CORPUS / "turku-ner" / "dev.tsv"
MADE_UP = """\
-DOCSTART-\tO

Kertoja\tO
on\tO
Aino\tB-PER
Esimerkkinen\tI-PER
(\tO
s.\tO
1938\tO
)\tO
.\tO

Qwx\tB-PER
Satunen\tI-PER
tapasi\tO
Ainon\tB-PER
.\tO

-DOCSTART-\tO

Kirja\tO
on\tO
Liisa\tB-PRO
Keksitty\tI-PRO
.\tO
"""


@pytest.mark.slow
def test_people_in_running_text_are_found_with_a_precision_of_at_least_95_percent() -> None:
    if not DEV.is_file():
        pytest.skip("the Turku NER corpus is not beside the project")
    found = compared(texts(DEV.read_text(encoding="utf-8")))
    assert found.precision >= 0.95
    assert found.recall >= 0.85


def test_tokens_become_running_text_and_tags_become_names() -> None:
    first, second = texts(MADE_UP)
    assert first.text == "Kertoja on Aino Esimerkkinen (s. 1938).\nQwx Satunen tapasi Ainon.\n"
    names = [(first.text[each.span.start : each.span.end], each.kind, each.words) for each in first.names]
    assert names == [("Aino Esimerkkinen", "PER", 2), ("Qwx Satunen", "PER", 2), ("Ainon", "PER", 1)]
    assert [second.text[each.start : each.end] for each in second.sentences] == ["Kirja on Liisa Keksitty."]


def test_each_full_name_is_right_wrong_or_missed_for_a_reason() -> None:
    first, second = texts(MADE_UP)
    assert [first.text[each.start : each.end] for each in people(first)] == ["Aino Esimerkkinen"]
    found = compared([first])
    assert (found.right, found.wrong, found.missed) == (
        1,
        Counter(),
        Counter({"the first word is no known given name": 1}),
    )
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert compared([second]).wrong == Counter({"the corpus has PRO": 1})
