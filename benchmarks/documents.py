"""A number in, so many made-up documents out, the same ones each time: news, rosters and minutes of reform bodies.

Regions, bodies and roles are the reform's; the people are made up, and look it. Names come again, as they do in a
real corpus: a body and its people are spoken of in many documents, and the number of people grows with the documents.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

REGIONS: Final = (
    "Lapin Kainuun Pohjois-Savon Etelä-Savon Pohjois-Karjalan Keski-Suomen Etelä-Pohjanmaan Pohjanmaan Pirkanmaan "
    "Satakunnan Varsinais-Suomen Kanta-Hämeen Päijät-Hämeen Kymenlaakson Etelä-Karjalan Keski-Pohjanmaan"
).split()
BODIES: Final = (
    "poliittinen ohjausryhmä",
    "johtoryhmä",
    "viestintätyöryhmä",
    "talousasioiden työryhmä",
    "palvelutuotannon työryhmä",
    "ICT-työryhmä",
    "henkilöstöjaosto",
    "asiakasraati",
)
GIVEN: Final = (
    "Aino Antti Eeva Eero Hanna Heikki Helena Ilkka Jaana Jari Johanna Jukka Kaisa Kari Katja Lauri Leena Liisa Maija "
    "Markku Matti Mika Minna Niina Olli Outi Pekka Pirjo Risto Ritva Sanna Seppo Tarja Timo Tuula Ulla Ville Virpi"
).split()
SURNAMES: Final = [
    f"{first}{last}"
    for first in "Malli Esimerkki Keksi Kuvitelma Oletus Sepite Luulo Satu Taru Arvelu Aavistus Näyte Koe".split()
    for last in ("nen", "lainen", "koski", "niemi", "mäki", "lahti", "virta", "ranta", "salo", "harju", "korpi", "aho")
]
PLACES: Final = "Mallila Keksilä Esimerkkilä Kuvittela".split()


def documents(count: int) -> Iterator[tuple[str, str]]:
    """File name and text of each."""
    for number in range(count):
        chance = random.Random(f"document {number}")
        form = (_news, _roster, _minutes)[number % 3]
        region = chance.choice(REGIONS)
        day = date(chance.choice((2016, 2017, 2018, 2020, 2021, 2022)), 1, 1) + timedelta(chance.randrange(360))
        yield f"asiakirja-{number:07}.txt", form(chance, region, chance.choice(BODIES), day, number)


def write(count: int, folder: Path) -> None:
    """The documents as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(count):
        (folder / name).write_text(text, encoding="utf-8")


def _person(chance: random.Random, region: str, number: int) -> str:
    """One of those whom the region's documents speak of; a new one comes with every document or so."""
    who = random.Random(f"{region} {chance.randrange(20 + number // len(REGIONS))}")
    return f"{who.choice(GIVEN)} {who.choice(SURNAMES)}"


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _news(chance: random.Random, region: str, body: str, day: date, number: int) -> str:
    people = [_person(chance, region, number) for _ in range(4)]
    return (
        f"{region} sote-uudistus etenee\n\n{_finnish(day)}\n\n"
        f"{region} sote-uudistuksen {body} kokoontui {_finnish(day)}. Puheenjohtajana toimii {people[0]} ja "
        f"varapuheenjohtajana {people[1]}.\n\n"
        f"Ryhmä keskusteli hyvinvointialueen valmistelusta, aikataulusta ja rahoituksesta. Seuraavaksi se käsittelee "
        f"palvelujen järjestämistä, ja jaostot antavat siitä lausuntonsa.\n\n"
        f"Hankejohtaja {people[2]} esitteli tilannekatsauksen. Sihteerinä toimii {people[3]}.\n"
    )


def _roster(chance: random.Random, region: str, body: str, day: date, number: int) -> str:
    lines = [f"- {_person(chance, region, number)}, {chance.choice(PLACES)}" for _ in range(chance.randrange(5, 14))]
    return (
        f"{region} sote-uudistuksen {body}\n\nJäsenet {_finnish(day)}\n\n"
        f"Puheenjohtaja: {_person(chance, region, number)}\n\nJäsenet:\n\n" + "\n".join(lines) + "\n"
    )


def _minutes(chance: random.Random, region: str, body: str, day: date, number: int) -> str:
    rows = [
        f"{_person(chance, region, number)}\t{role}"
        for role in ("puheenjohtaja", "varapuheenjohtaja", "jäsen", "jäsen", "jäsen", "esittelijä", "sihteeri")
    ]
    return (
        f"Pöytäkirja\n\n{region} sote-uudistuksen {body}\n\nAika: {_finnish(day)} klo 9.00–11.30\n\nLäsnä\n\n"
        "Nimi\tTehtävä\n" + "\n".join(rows) + "\n\n1. Kokouksen avaus\n\nPuheenjohtaja avasi kokouksen.\n\n"
        "2. Tilannekatsaus\n\nKuultiin katsaus hyvinvointialueen valmistelusta ja merkittiin se tiedoksi.\n"
    )
