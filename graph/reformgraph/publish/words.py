"""The words in which changes are told, in three languages; names stand in the nominative, as the graph has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reformgraph.model import Language

Words = Mapping[Language, str]

HEADINGS: Final[Mapping[str, Words]] = {
    "added": {"fi": "Uutta", "sv": "Nytt", "en": "New"},
    "changed": {"fi": "Muuttunutta", "sv": "Ändrat", "en": "Changed"},
    "removed": {"fi": "Poistunutta", "sv": "Borttaget", "en": "Withdrawn"},
    "membership": {"fi": "Roolit ja virat", "sv": "Uppdrag och tjänster", "en": "Roles and offices"},
    "relation": {
        "fi": "Toimielinten suhteet",
        "sv": "Relationer mellan organ",
        "en": "How bodies stand to one another",
    },
    "meeting": {"fi": "Kokoukset", "sv": "Möten", "en": "Meetings"},
    "right": {"fi": "Osallistumisoikeudet", "sv": "Rätt att delta", "en": "Rights to take part"},
    "composition": {"fi": "Kokoonpano", "sv": "Sammansättning", "en": "Composition"},
    "mandate": {"fi": "Tehtävät", "sv": "Uppgifter", "en": "Tasks"},
    "person": {"fi": "Henkilöt", "sv": "Personer", "en": "People"},
    "body": {"fi": "Toimielimet ja organisaatiot", "sv": "Organ och organisationer", "en": "Bodies and organisations"},
    "document": {"fi": "Asiakirjat", "sv": "Dokument", "en": "Documents"},
}
# By kind: what is so, what is so now, what was so.
MEMBERSHIP: Final[Mapping[str, Words]] = {
    "chair": {"fi": "{person} on {role}", "sv": "{person} är {role}", "en": "{person} chairs"},
    "chair now": {"fi": "{person} on nyt {role}", "sv": "{person} är nu {role}", "en": "{person} now chairs"},
    "chair past": {"fi": "{person} oli {role}", "sv": "{person} var {role}", "en": "{person} chaired"},
    "other": {"fi": "{person} on {role}", "sv": "{person} är {role}", "en": "{person} is {role} of"},
    "other now": {"fi": "{person} on nyt {role}", "sv": "{person} är nu {role}", "en": "{person} is now {role} of"},
    "other past": {"fi": "{person} oli {role}", "sv": "{person} var {role}", "en": "{person} was {role} of"},
}
# English wants an article before what several people can be.
ROLES: Final[Mapping[str, str]] = {
    "member": "a member",
    "deputy-member": "a deputy member",
    "presenter": "a presenting officer",
    "expert": "an expert",
}
BODY: Final[Words] = {"fi": " ({body})", "sv": " ({body})", "en": " {body}"}
SENTENCES: Final[Mapping[str, Words]] = {
    "relation": {"fi": "{subject} {relation}: {object}", "sv": "{subject} {relation} {object}",
                 "en": "{subject} {relation} {object}"},
    "meeting": {"fi": "{body} kokoontui {day}", "sv": "{body} sammanträdde {day}", "en": "{body} met on {day}"},
    "presided": {"fi": ", puhetta johti {person}", "sv": ", {person} ledde mötet", "en": ", {person} presiding"},
    "right": {"fi": "{holder}: {right} ({body})", "sv": "{holder} har {right} ({body})",
              "en": "{holder} may {right} in {body}"},
    "composition": {"fi": "{body}: {label}", "sv": "{body}: {label}", "en": "{body}: {label}"},
    "mandate": {"fi": "{body}, tehtävä: {label}", "sv": "{body}, uppgift: {label}",
                "en": "The task of {body}: {label}"},
}  # fmt: skip
RIGHTS: Final[Mapping[str, Words]] = {
    "attend": {"fi": "läsnäolo-oikeus", "sv": "närvarorätt", "en": "attend"},
    "speak": {"fi": "puheoikeus", "sv": "yttranderätt", "en": "speak"},
    "attend speak": {"fi": "läsnäolo- ja puheoikeus", "sv": "närvaro- och yttranderätt", "en": "attend and speak"},
}
SOURCES: Final[Words] = {"fi": ", lähde: {documents}", "sv": ", enligt {documents}", "en": ", according to {documents}"}
QUOTED: Final[Words] = {"fi": "”{}”", "sv": "”{}”", "en": "“{}”"}
SAME: Final[Words] = {"fi": "Sama verkko.", "sv": "Samma graf.", "en": "The same graph."}
ONLY_TRIPLES: Final[Words] = {
    "fi": "Yksikään väite ei muuttunut; {count} kolmikkoa muuttui (tekstikohtia, käsitteitä tai alueita).",
    "sv": "Inget påstående har ändrats, men {count} tripplar (textställen, begrepp eller områden) har det.",
    "en": "No statement changed; {count} triples did (passages, concepts or regions).",
}
FIRST: Final[Words] = {
    "fi": "Ensimmäinen julkaisu: {statements} väitettä.",
    "sv": "Den första utgåvan: {statements} påståenden.",
    "en": "The first release: {statements} statements.",
}
TAKEN_OUT: Final[Words] = {
    "fi": "Verkosta on poistettu henkilötietoja, joten poistunutta ({count}) ei luetella eikä removed.nt-tiedostoa "
    "ole. Ota koko verkko uudelleen käyttöön.",
    "sv": "Personuppgifter har tagits ut ur grafen; därför räknas det borttagna ({count}) inte upp, och removed.nt "
    "finns inte. Ta hela grafen i bruk på nytt.",
    "en": "Personal data were taken out of the graph, so what is gone ({count}) is not listed, and there is no "
    "removed.nt. Load the whole graph anew.",
}
WITHDRAWN: Final[Words] = {
    "fi": "Peruttu versiossa {version}.",
    "sv": "Återkallat i version {version}.",
    "en": "Withdrawn in version {version}.",
}
VERSION: Final[Words] = {"fi": "Versio {version}", "sv": "Version {version}", "en": "Version {version}"}
SINCE: Final[Words] = {
    "fi": "Muutokset version {previous} jälkeen.",
    "sv": "Ändringar sedan version {previous}.",
    "en": "Changes since version {previous}.",
}
FIELDS: Final[Mapping[str, Words]] = {
    "rg:evidence": {"fi": "lähteet", "sv": "källor", "en": "sources"},
    "rg:startNotBefore": {"fi": "alkoi aikaisintaan", "sv": "började tidigast", "en": "began at the earliest"},
    "rg:startNotAfter": {"fi": "alkoi viimeistään", "sv": "började senast", "en": "began at the latest"},
    "rg:endNotBefore": {"fi": "päättyi aikaisintaan", "sv": "slutade tidigast", "en": "ended at the earliest"},
    "rg:endNotAfter": {"fi": "päättyi viimeistään", "sv": "slutade senast", "en": "ended at the latest"},
    "rg:confidence": {"fi": "varmuus", "sv": "säkerhet", "en": "confidence"},
    "rg:method": {"fi": "menetelmä", "sv": "metod", "en": "method"},
    "rg:status": {"fi": "tila", "sv": "status", "en": "status"},
    "rg:titleInSource": {"fi": "nimike lähteessä", "sv": "titel i källan", "en": "title in the source"},
    "rg:onBehalfOf": {"fi": "edustaa", "sv": "representerar", "en": "on behalf of"},
    "rg:presidedBy": {"fi": "puhetta johti", "sv": "mötet leddes av", "en": "presided over by"},
    "schema:attendee": {"fi": "läsnä", "sv": "närvarande", "en": "attended by"},
    "schema:startDate": {"fi": "alkoi", "sv": "började", "en": "began"},
    "schema:endDate": {"fi": "päättyi", "sv": "slutade", "en": "ended"},
    "foaf:name": {"fi": "nimi", "sv": "namn", "en": "name"},
    "rdfs:label": {"fi": "nimet", "sv": "namn", "en": "names"},
    "skos:prefLabel": {"fi": "nimi", "sv": "namn", "en": "name"},
    "skos:altLabel": {"fi": "muut nimet", "sv": "andra namn", "en": "other names"},
    "org:classification": {"fi": "tyyppi", "sv": "typ", "en": "type"},
    "dcterms:spatial": {"fi": "alue", "sv": "område", "en": "region"},
    "dcterms:title": {"fi": "nimi", "sv": "titel", "en": "title"},
    "dcterms:date": {"fi": "päiväys", "sv": "datum", "en": "date"},
    "rg:sha256": {"fi": "teksti", "sv": "text", "en": "text"},
}  # fmt: skip
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
