"""What bodies do to one another, in Finnish and Swedish: one table of constructions, each written once.

A construction names the words that state it, the relation, and in which case the other body stands. `back` says
that the relation runs from the other body to the doer: who steers is the object of `steered-by`. `work` asks for the
other's work, not the other itself; `given` lists the beginnings of words of which one must stand in the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Construction:
    """Words that state a relation between a doer and another body in one of `cases`."""

    words: frozenset[str]
    relation: str
    cases: frozenset[str]
    back: bool = False
    work: bool = False
    given: tuple[str, ...] = ()


def _of(
    words: str, relation: str, cases: str, *, back: bool = False, work: bool = False, given: str = ""
) -> Construction:
    return Construction(frozenset(words.split()), relation, frozenset(cases.split()), back, work, tuple(given.split()))


# Who sets up another body.
SETS_UP: Final = frozenset(
    "asettaa perustaa tillsatte tillsatt tillsätter inrättade inrättat inrättar grundade bildade bildar".split()
)
# Finnish verbs by lemma; the other body in the case that the verb governs.
ACTIONS_FI: Final = (
    _of("ohjata johtaa linjata koordinoida", "steered-by", "partitive", back=True),
    _of("asettaa perustaa nimetä", "steered-by", "genitive partitive", back=True),
    _of("raportoida", "steered-by", "allative"),
    _of("valmistella pohjustaa esittää", "prepares-for", "allative"),
    _of("valmistella pohjustaa", "prepares-for", "partitive", work=True),
    _of("valmistella", "prepares-for", "inessive", given="käsiteltä päätettä"),
    _of("luoda", "prepares-for", "allative", given="pohja"),
    _of("antaa tehdä", "prepares-for", "allative", given="lausunto ehdotu ehdotta esity esitty"),
    _of("kuulua", "part-of", "illative"),
    _of("olla", "part-of", "partitive", given="osa"),
    _of("vastata", "steered-by", "allative", given="toiminna työst"),
    _of("muuttua", "succeeds", "translative", back=True),
    _of("pohjustaa", "prepares-for", "partitive"),
    _of("seurata valvoa", "monitors", "partitive"),
    _of("täydentää", "complements", "partitive"),
    _of("korvata", "succeeds", "genitive partitive"),
    _of("jatkaa", "succeeds", "partitive", work=True),
)
# Finnish passives: what is set up for or into another is under it.
PASSIVES_FI: Final = (_of("asettaa perustaa nimetä muodostaa", "steered-by", "allative illative"),)
# Participles that tell who set a body up: "valtuuston asettama toimikunta".
SET_UP_FI: Final = frozenset({"asettama", "perustama", "nimeämä", "valitsema", "johtama", "ohjaama"})
# What one body gets ready for another in the genitive: "valmistelee ohjausryhmän kokoukset".
MATTERS: Final = frozenset("kokous asia päätös esitys möten möte ärenden beslut".split())
ACTIONS_SV: Final = (
    _of(
        "leder ledde leda styr styrde styra samordnar samordna koordinerar koordinera",
        "steered-by",
        "nominative",
        back=True,
    ),
    _of(
        "tillsatte tillsatt tillsätter inrättade inrättat inrättar grundade grundat utser utsåg bildade bildar",
        "steered-by",
        "nominative",
        back=True,
    ),
    _of("rapporterar", "steered-by", "till för åt"),
    _of("bereder förbereder beredde bereda förbereda", "prepares-for", "för åt till"),
    _of("ger lägger gör", "prepares-for", "till för åt", given="förslag utlåtande framställning"),
    _of("hör", "part-of", "till"),
    _of("är utgör", "part-of", "av", given="del"),
    _of("ansvarar svarar", "steered-by", "inför"),
    _of("ombildas ombildades övergår", "succeeds", "till", back=True),
    _of("följer övervakar följde följa övervaka", "monitors", "nominative"),
    _of("kompletterar komplettera", "complements", "nominative"),
    _of("ersätter ersatte efterträder efterträdde avlöser avlöste", "succeeds", "nominative"),
    _of("tar tog ta", "succeeds", "efter"),
    _of(
        "lyder arbetar verkar fungerar sorterar finns är har inrättats tillsatts bildats inrättas tillsätts",
        "steered-by",
        "under",
    ),
    _of("underställd underställda underställt", "steered-by", "nominative"),
    _of("överordnad överordnat överordnade", "steered-by", "nominative", back=True),
)
# Swedish passives: the doer stands after "av".
PASSIVES_SV: Final = (
    _of("leds styrs ledes samordnas", "steered-by", "av"),
    _of(
        "tillsattes tillsatts tillsätts inrättades inrättats grundades tillsatt inrättad bildades bildats utsågs utses",
        "steered-by",
        "av",
    ),
    _of("ersätts ersattes avlöses avlöstes efterträds efterträddes", "succeeds", "av", back=True),
    _of("kompletteras", "complements", "av", back=True),
    _of("övervakas följs", "monitors", "av", back=True),
)
# Finnish nouns and postpositions after a genitive: what the clause is about stands in the relation to the owner,
# or the owner to it where the second value is true.
POSITIONS_FI: Final = {
    ("alaisuus", "inessive"): ("steered-by", False), ("alaisuus", "illative"): ("steered-by", False),
    ("alainen", "essive"): ("steered-by", False), ("alainen", "partitive"): ("steered-by", False),
    ("alainen", "nominative"): ("steered-by", False), ("alla", "adessive"): ("steered-by", False),
    ("alla", "allative"): ("steered-by", False), ("ohjaus", "inessive"): ("steered-by", False),
    ("johto", "adessive"): ("steered-by", False), ("ohjaus", "elative"): ("steered-by", True),
    ("yläpuoli", "allative"): ("steered-by", True), ("yläpuoli", "adessive"): ("steered-by", True),
    ("tila", "allative"): ("succeeds", False), ("sija", "inessive"): ("succeeds", False),
    ("sijaan", "illative"): ("succeeds", False), ("seuraaja", "essive"): ("succeeds", False),
    ("rinta", "adessive"): ("complements", False), ("rinta", "allative"): ("complements", False),
    ("tuki", "essive"): ("complements", False), ("apu", "essive"): ("complements", False),
    ("pohja", "ablative"): ("prepares-for", True),
}  # fmt: skip
# A body that serves as one of these for another: "seurantaryhmänä X:lle toimii Y".
SERVING_FI: Final = {"seurantaryhmä": "monitors", "ohjausryhmä": "steered-by", "johtoryhmä": "steered-by"}
# When one body ends and another begins.
UNTIL: Final = frozenset({"kunnes", "tills"})
WHEN: Final = frozenset({"kun", "jolloin", "när", "då", "asti", "saakka", "innan"})
BEGINS: Final = frozenset(
    "aloittaa käynnistyä järjestäytyä valita asettaa perustaa toimia"
    " inleder inlett inledde börjar tillträder tillträdde tillsätts tillsatts väljs valts tar börjat".split()
)
ENDS: Final = frozenset(
    "lakata lopettaa päättyä loppua päättää väistyä asti saakka"
    " upphör avslutar avslutas slutar upplöses avslutade upphörde".split()
)
_PARTICIPLES_SV: Final = frozenset(
    "leda styra samordna koordinera bereda förbereda följa övervaka komplettera ta bildats"
    " underställd underställda underställt överordnad överordnat överordnade tillsatt tillsatts"
    " inrättad inrättat inrättats grundat börjat valts inlett".split()
)
# Forms that can be a clause's finite verb, and every form that the table knows.
SWEDISH_VERBS: Final = (
    frozenset(word for c in (*ACTIONS_SV, *PASSIVES_SV) for word in c.words)
    | frozenset(
        "har hade är var finns kan ska skall får blir blev ger gav gör hör håller höll utser utsåg utses"
        " behandlar behandlas beslutar ansvarar drar inleder börjar upphör avslutas avslutade består deltar sitter"
        " leddes samlas sammanträder sammanträdde godkände tillträder tillsätts väljs utvecklar planerar stöder".split()
    )
) - _PARTICIPLES_SV
SWEDISH_FORMS: Final = SWEDISH_VERBS | _PARTICIPLES_SV
