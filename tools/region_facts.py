"""What the tables behind `regions.ttl` do not say: kinds of area, mergers, English names, notes."""

from __future__ import annotations

from typing import Final, NamedTuple

KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "maakunta": ("maakunta", "landskap", "region"),
    "hyvinvointialue": ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
    "kunta": ("kunta", "kommun", "municipality"),
    "yhteistyoalue": ("yhteistyöalue", "samarbetsområde", "collaborative area"),
    "sairaanhoitopiiri": ("sairaanhoitopiiri", "sjukvårdsdistrikt", "hospital district"),
}


class Column(NamedTuple):
    """Where a table says which area of a kind a municipality is in, and the years in which there are such areas."""

    prefix: str
    width: int
    no_area: tuple[str, ...]
    first: int | None
    last: int | None


# Codes of `no_area` stand for Helsinki and Åland, which are outside that kind of area.
COLUMNS: Final[dict[str, Column]] = {
    "maakunta": Column("maakunta", 2, (), None, None),
    "hyvinvointialue": Column("hyvinvointialue", 2, ("90", "91"), 2021, None),
    "sairaanhoitopiiri": Column("sairaanhoitop", 2, ("00",), None, 2022),
    "yhteistyoalue": Column("yhteistyoalue", 1, ("6",), 2023, None),
}
# A municipality that merged into another: the last year it existed, and into which.
MERGED: Final[dict[str, tuple[int, str]]] = {"911": (2019, "541"), "099": (2020, "214"), "588": (2025, "507")}
# The tables have no English names for these.
ENGLISH: Final[dict[str, dict[str, str]]] = {
    "yhteistyoalue": dict(zip("12345", ("Southern", "Eastern", "Central", "Western", "Northern"), strict=True)),
    "sairaanhoitopiiri": {
        "03": "Southwest Finland", "04": "Satakunta", "05": "Kanta-Häme", "06": "Pirkanmaa", "07": "Päijät-Häme",
        "08": "Kymenlaakso", "09": "South Karelia", "10": "South Savo", "11": "East Savo", "12": "North Karelia",
        "13": "North Savo", "14": "Central Finland", "15": "South Ostrobothnia", "16": "Vaasa",
        "17": "Central Ostrobothnia", "18": "North Ostrobothnia", "19": "Kainuu", "20": "Länsi-Pohja",
        "21": "Lapland", "25": "Helsinki and Uusimaa",
    },
}  # fmt: skip
NOTES: Final[dict[str, tuple[str, str]]] = {
    "kunta-091": (
        "Helsinki järjestää sosiaali- ja terveydenhuollon ja pelastustoimen itse eikä kuulu hyvinvointialueeseen. "
        "Hyvinvointialueiden luokituksessa sen koodi on 90.",
        "Helsinki organises health, social and rescue services itself and is in no wellbeing services county. "
        "Its code in the classification of counties is 90.",
    ),
    "maakunta-21": (
        "Ahvenanmaa on itsehallintoalue, joka ei kuulu hyvinvointialueeseen. "
        "Hyvinvointialueiden luokituksessa sen koodi on 91.",
        "Åland is autonomous and is in no wellbeing services county. "
        "Its code in the classification of counties is 91.",
    ),
    "sairaanhoitopiiri-25": (
        "Vuodesta 2023 alueen erikoissairaanhoitoa hoitaa HUS-yhtymä.",
        "From 2023 the HUS Group runs specialised health care in this area.",
    ),
}  # fmt: skip
HUS_NAMES: Final = {"fi": "HUS-yhtymä", "sv": "HUS-sammanslutningen", "en": "HUS Group"}
HUS_NOTE: Final = (
    "Uudenmaan neljän hyvinvointialueen ja Helsingin kaupungin yhtymä, joka järjestää niiden puolesta osan "
    "erikoissairaanhoidosta. Viranomainen eikä alue.",
    "A joint authority of the four counties of Uusimaa and the City of Helsinki that organises part of their "
    "specialised health care. An authority, not a region.",
)
HUS_AREA: Final = [*(f"hyvinvointialue-{code}" for code in ("01", "02", "03", "04")), "kunta-091"]
