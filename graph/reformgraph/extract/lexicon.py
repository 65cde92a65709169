"""The words that reform documents use for roles, bodies, organisations, parties and what people do, in fi and sv.

Finnish entries are lemmas, matched against the end of a compound; Swedish ones are stems, matched with their
definite and genitive endings.
"""

from __future__ import annotations

import re
from typing import Final

# --- roles -----------------------------------------------------------------------------------------------------------
# Finnish group roles: the end of the lemma → role concept. Longer entries win.
GROUP_ROLES_FI: Final = {
    "varapuheenjohtaja": "vice-chair",
    "puheenjohtaja": "chair",
    "varajäsen": "deputy-member",
    "varaedustaja": "deputy-member",
    "varahenkilö": "deputy-member",
    "sijainen": "deputy-member",
    "asiantuntijajäsen": "expert",
    "jäsen": "member",
    "pöytäkirjanpitäjä": "secretary",
    "pöytäkirjapitäjä": "secretary",
    "sihteeri": "secretary",
    "esittelijä": "presenter",
    "asiantuntija": "expert",
}
GROUP_ROLES_SV: Final = {
    "ordförandeskap": "chair",
    "ordförandeskapet": "chair",
    "viceordförande": "vice-chair",
    "ordförande": "chair",
    "ersättare": "deputy-member",
    "suppleant": "deputy-member",
    "ledamot": "member",
    "ledamöter": "member",
    "medlem": "member",
    "medlemmar": "member",
    "protokollförare": "secretary",
    "sekreterare": "secretary",
    "föredragande": "presenter",
    "föredragare": "presenter",
    "sakkunnigmedlem": "expert",
    "sakkunnigmedlemmar": "expert",
    "sakkunnig": "expert",
    "sakkunniga": "expert",
    # English pages of Finnish authorities are read by the same grammar.
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "member": "member",
    "members": "member",
    "deputy": "deputy-member",
    "deputies": "deputy-member",
    "secretary": "secretary",
    "rapporteur": "presenter",
}
# Offices whose last part looks like a group role but is a title of its own.
OFFICE_NOT_GROUP_FI: Final = re.compile(
    r"(?:pää|kunta|hallinto|hanke|projekti|yleis|valtio|puolue|alue|järjestö|toimitus|viestintä|ministerin?|johdon|apulais)-?sihteeri$"
    r"|(?:erityis|hanke|ict-?|pää|johtava|viestintä|hr-?|tieto|kehittämis)-?asiantuntija$"
)
OFFICE_NOT_GROUP_SV: Final = re.compile(
    r"(?:(?:stats|under|general|parti|kansli|förvaltnings|projekt|ministerns?|kommun)sekreterare"
    r"|(?:riksdags|lagtings)(?:ledamot|ledamöter))(?:na|en|n)?s?$"
)
ABBREVIATED_ROLES: Final = {
    "pj": ("chair", "puheenjohtaja", "fi"), "puh.joht": ("chair", "puheenjohtaja", "fi"),
    "vpj": ("vice-chair", "varapuheenjohtaja", "fi"), "varapj": ("vice-chair", "varapuheenjohtaja", "fi"),
    "siht": ("secretary", "sihteeri", "fi"), "ordf": ("chair", "ordförande", "sv"),
    "ordför": ("chair", "ordförande", "sv"),
    "jäs": ("member", "jäsen", "fi"), "vjäs": ("deputy-member", "varajäsen", "fi"),
    "varaj": ("deputy-member", "varajäsen", "fi"),
    "vara": ("deputy-member", "varajäsen", "fi"), "medl": ("member", "medlem", "sv"),
    "led": ("member", "ledamot", "sv"), "viceordf": ("vice-chair", "viceordförande", "sv"),
    "sekr": ("secretary", "sekreterare", "sv"), "ers": ("deputy-member", "ersättare", "sv"),
}  # fmt: skip
# Office titles, by the end of the lemma.
OFFICES_FI: Final = (
    "johtaja", "päällikkö", "valmistelija", "vastaava", "ministeri", "edustaja", "lääkäri", "koordinaattori",
    "suunnittelija", "lakimies", "juristi", "neuvos", "tarkastaja", "agentti", "pormestari", "professori", "tutkija",
    "hoitaja", "kehittäjä", "arkkitehti", "direktööri", "rehtori", "esihenkilö", "esimies", "presidentti",
    "valtuutettu", "luottamusmies", "luottamushenkilö", "sihteeri", "asiantuntija", "virkamies", "viranhaltija",
    "mestari", "ohjaaja", "opettaja", "toimittaja", "assistentti", "controller", "konsultti", "aktuaari", "kamreeri",
    "selvittäjä", "kääntäjä",
    "ylijohtaja", "toiminnanjohtaja", "työntekijä", "toimialajohtaja", "piispa", "kirkkoherra", "kuntayhtymäjohtaja",
    "selvityshenkilö", "selvitysmies", "yliaktuaari", "psykologi", "proviisori", "apulaisjohtaja", "tiedottaja",
    "sosiaalityöntekijä", "yrittäjä", "puhemies", "vararehtori", "kansleri", "aluehallintoylijohtaja", "maaherra",
)  # fmt: skip
OFFICES_SV: Final = (
    "direktör", "chef", "sekreterare", "ledare", "minister", "ledamot", "läkare", "sakkunnig", "koordinator",
    "planerare", "regeringsråd", "statsråd", "kommunalråd", "lantråd", "utskottsråd", "finansråd", "kansliråd",
    "medicinalråd", "lagstiftningsråd", "förvaltningsråd", "ombudsman", "handläggare", "jurist", "inspektör", "rektor",
    "borgmästare", "professor",
    "forskare", "skötare", "utredare", "utvecklare", "statistiker", "tjänsteman", "tjänsteinnehavare", "ekonom",
    "ingenjör", "lärare", "pedagog", "psykolog", "socialarbetare", "konsult", "assistent", "notarie", "revisor",
    "landshövding", "biskop", "kyrkoherde", "prorektor", "översättare", "informatör", "kommunikatör", "generaldirektör",
    "huvudförtroendeman", "expert", "föreståndare", "koordinator", "lagfaren", "kamrer", "controller",
    "ansvarig", "samordnare", "rådgivare", "ledare", "arkitekt", "president", "strateg", "analytiker", "konsulent",
    "specialist", "administratör", "intendent", "kurator", "registrator", "prefekt", "kansler", "gruppordförande",
    "partiordförande", "producent", "redaktör", "domare", "åklagare", "kommissarie", "statssekreterare",
    "förtroendeman", "fullmäktigeledamot", "beredare", "agent", "överläkare", "talman", "vd", "verkställande direktör",
)  # fmt: skip
ACTING: Final = {"vt", "vs", "va", "tf", "t.f", "tillförordnad", "virkaatekevä", "väliaikainen"}
FORMER: Final = {
    "entinen",
    "aiempi",
    "aikaisempi",
    "edellinen",
    "ex",
    "tidigare",
    "förre",
    "förra",
    "avgående",
    "väistyvä",
    "f.d",
}

# --- bodies and organisations ----------------------------------------------------------------------------------------
# Finnish: the end of the head's lemma → body type.
BODIES_FI: Final = {
    "valmistelutoimielin": "preparatory-body", "valmisteluelin": "preparatory-body", "toimielin": "body",
    "toimintaelin": "body",
    "ohjausryhmä": "management-group", "johtoryhmä": "management-group", "seurantaryhmä": "monitoring-group",
    "alaryhmä": "sub-group", "työryhmä": "working-group", "alatyöryhmä": "sub-group", "jaosto": "committee",
    "työvaliokunta": "committee", "valiokunta": "committee", "lautakunta": "committee", "toimikunta": "committee",
    "neuvottelukunta": "council", "johtokunta": "board", "valtuusto": "council", "neuvosto": "council",
    "hallitus": "board", "johtotiimi": "management-group", "projektiryhmä": "working-group", "tiimi": "working-group",
    "ryhmä": "body", "komitea": "committee", "jory": "management-group", "ohry": "management-group",
    "vate": "preparatory-body", "elin": "body", "foorumi": "body", "kokous": "body", "yhtymäkokous": "council",
    "raati": "council", "sihteeristö": "body", "toimitus": "body", "verkosto": "body",
    "jaos": "committee", "delegaatio": "body", "paneeli": "body", "kunnallisvaliokunta": "committee",
}  # fmt: skip
# What minutes shorten, before a role: "kh:n pj.", "valt. vpj."
SHORT_BODIES_FI: Final = {
    "kh": ("kunnanhallitus", "hallitus"), "kv": ("kunnanvaltuusto", "valtuusto"), "valt": ("valtuusto", "valtuusto"),
    "khall": ("kunnanhallitus", "hallitus"), "ah": ("aluehallitus", "hallitus"), "av": ("aluevaltuusto", "valtuusto"),
    "mh": ("maakuntahallitus", "hallitus"), "mv": ("maakuntavaltuusto", "valtuusto"), "hall": ("hallitus", "hallitus"),
}  # fmt: skip
# Words that end like a body but are groups of people or things that nobody sits in.
NOT_BODIES_FI: Final = re.compile(
    r"(?:henkilöstö|ikä|sidos|puolue|valtuusto|asiakas|kohde|kansalais|väestö|potilas|ammatti|vertais|pää|tuote|käyttäjä"
    r"|pien|riski|eturyhmä|intressi|toimittaja|kieli|vähemmistö|vaali|kunta|lääke|tauti|resurssi|osaamis)ryhmä$"
    r"|(?:vuosi|aloitus|seuranta|ohjaus|kick|kevät|syys|budjetti|etä|johto|työ|yhteis|esi|lehdistö)kokous$|^kokous$|^verkosto$"
    r"|itsehallitus|^valtioneuvosto$|lääninhallitus|ylihallitus|verohallitus|opetushallitus|omaishallitus|yhteistyöelin|ruumiin|^elin$|^ryhmä$|^toimitus$|kuntatoimitus|^jaos$|pykälä|^paneeli$|^foorumi$"
)
BARE_GROUP_FI: Final = frozenset({"ryhmä", "toimielin"})
ORGANIZATIONS_FI: Final = (
    "kunta", "kaupunki", "kuntayhtymä", "yhtymä", "liitto", "sairaanhoitopiiri", "ministeriö", "virasto", "laitos",
    "ely-keskus", "te-toimisto", "toimisto", "yhdistys", "yliopisto", "ammattikorkeakoulu", "hyvinvointialue",
    "sairaala",
    "pelastuslaitos", "keskus", "säätiö", "seurakunta", "korkeakoulu", "kauppakamari", "yhteistoiminta-alue",
    "keskusliitto", "järjestö", "käräjät", "oy", "ry", "oyj", "eduskunta", "valtioneuvosto", "maakuntaliitto",
    "lääninhallitus", "opetushallitus", "pelastustoimi",
    "piiri", "terveyskeskus", "maakunta", "hus", "kela", "thl", "stm", "ely", "avi", "yksikkö", "osasto", "toimiala",
    "tulosalue", "palvelukeskus", "instituutti", "opisto",
)  # fmt: skip
NOT_ORGANIZATIONS_FI: Final = re.compile(
    r"(?:henkilö|seutu|osa|raja|yhteis)kunta$|^(?:avioliitto|luontokunta|jäsenkunta|laitos|keskus|piiri)$"
)
PROJECTS_FI: Final = ("hanke", "ohjelma", "projekti", "osahanke", "rakennehanke", "kärkihanke", "hankekokonaisuus")
NOT_PROJECTS_FI: Final = re.compile(
    r"hallitusohjelma$|puolueohjelma$|^(?:ohjelma|hanke|projekti)$|talousohjelma$|tietokoneohjelma$"
)

BODIES_SV: Final = {
    "steering group": "political-steering-group", "subcommittee": "committee", "committee": "committee",
    "board": "board",
    "council": "council", "working group": "working-group", "stämma": "council", "samarbetsgrupp": "body",
    "referensgrupp": "body",
    "uppföljningsgrupp": "monitoring-group", "styrgrupp": "political-steering-group",
    "styrningsgrupp": "political-steering-group",
    "ledningsgrupp": "management-group", "arbetsgrupp": "working-group", "undergrupp": "sub-group",
    "projektgrupp": "working-group", "beredningsorgan": "preparatory-body", "organ": "body", "nämnd": "committee",
    "styrelse": "board", "fullmäktige": "council", "utskott": "committee", "sektion": "committee",
    "kommitté": "committee",
    "sekretariat": "body", "projektledning": "management-group",
    "delegation": "council", "direktion": "board", "kommission": "committee", "råd": "council", "grupp": "body",
    "team": "working-group", "nätverk": "body", "forum": "body", "jury": "body",
}  # fmt: skip
NOT_BODIES_SV: Final = re.compile(
    r"(?:ålders|mål|intresse|yrkes|klient|patient|kund|riks|parti|fullmäktige|folk|personal|befolknings)grupp|minist|områd$|förråd"
    r"|samråd|statsråd|landskapsråd|kommunalråd|regeringsråd|konsultativa|förvaltningsråd$|^råd$|^forum$|^organ$|^team$|^nätverk$|lagråd"
)
BARE_GROUP_SV: Final = frozenset({"grupp", "organ", "arbetsgrupp", "styrgrupp"})
ORGANIZATIONS_SV: Final = (
    "ministeriet", "ministerium", "förbund", "förbundet", "kommun", "kommunen", "stad", "staden", "samkommun",
    "samkommunen", "sjukvårdsdistrikt", "sjukvårdsdistriktet", "välfärdsområde", "välfärdsområdet", "verket", "verk",
    "centralen", "central", "byrån", "byrå", "föreningen", "förening", "universitet", "universitetet", "yrkeshögskola",
    "yrkeshögskolan", "högskolan", "stiftelse", "stiftelsen", "räddningsverk", "räddningsverket", "riksdagen", "ab",
    "rf",
    "ntm-centralen", "institutet", "institut", "landskapsregering", "landskapsstyrelse", "sjukhus", "församling",
)  # fmt: skip
PROJECTS_SV: Final = ("projekt", "projektet", "program", "programmet", "projekten")

# --- what people and bodies do ---------------------------------------------------------------------------------------
VERBS: Final = {
    "serve": {
        "toimia", "olla", "jatkaa", "aloittaa", "työskennellä", "palvella", "istua", "hoitaa", "vastata",
        "fungerar", "är", "verkar", "is", "are", "was", "innehas", "sköts", "fortsätter", "arbetar",
        "inleder", "var", "fungerade", "verkade", "blir", "blev", "varit",
    },
    "appoint": {
        "valita", "nimetä", "nimittää", "asettaa", "kutsua", "valitsi", "vahvistaa", "määrätä", "siirtyä", "nousta",
        "valdes", "valde", "utsågs", "utsåg", "utsedd", "utsett", "vald", "valt", "utnämndes", "utnämnd", "utsetts",
        "kallades", "utser", "utse", "tillträder", "tillsatte", "tillsattes", "förordnades", "valts",
        "förordnats", "förordnat", "utnämnts", "tillsatts", "kallats", "utsågos", "väljs", "utses",
    },
    "propose": {
        "ehdottaa",
        "pyytää", "esittää", "hakea", "ehdolla", "ehdokas", "ehdokkaana", "pyrkiä", "tavoitella",
        "föreslås", "föreslår", "föreslå", "föreslagit", "föreslagits", "föreslogs", "föreslog",
        "kandiderar", "sökte", "söker", "ansökte",
    },
    "lead": {"johtaa", "leder", "leds", "leddes", "ledning", "chaired"},
    "succeed": {
        "efterträder", "efterträdde", "efterträddes", "efterträtt", "ersätter", "ersatte", "ersatt", "avlöser",
        "avlöste",
    },
    "cease": {"erota", "jättää", "luopua", "väistyä", "avgick", "avgår", "lämnar", "lämnade", "frånträder", "slutar"},
    "belong": {
        "edustaa", "representeras", "kuulua", "ingår", "hör", "sitter", "satt", "ingick", "hörde", "består", "koostua",
        "utgörs", "representerar",
    },
    "form": {"muodostaa", "bildar", "bildas"},
}  # fmt: skip

# --- parties ---------------------------------------------------------------------------------------------------------
PARTIES: Final = {
    "Kansallinen Kokoomus": ("kok", "kokoomus", "kansallinen kokoomus", "saml", "samlingspartiet"),
    "Suomen Keskusta": ("kesk", "keskusta", "suomen keskusta", "cent", "c", "centern", "centern i finland"),
    "Suomen Sosialidemokraattinen Puolue": (
        "sd", "sdp", "sosialidemokraatit", "suomen sosialidemokraattinen puolue", "socialdemokraterna",
        "finlands socialdemokratiska parti", "sosiaalidemokraatit",
    ),
    "Perussuomalaiset": ("ps", "perussuomalaiset", "perus", "sannf", "saf", "finns", "sannfinländarna"),
    "Vihreä liitto": ("vihr", "vihreät", "vihreä liitto", "gröna", "de gröna", "gröna förbundet"),
    "Vasemmistoliitto": ("vas", "vasemmistoliitto", "vasemmisto", "vf", "sv", "vänsterförbundet", "vänst"),
    "Suomen ruotsalainen kansanpuolue": (
        "rkp", "r", "sfp", "svenska folkpartiet", "suomen ruotsalainen kansanpuolue", "ruotsalainen kansanpuolue",
        "svenska folkpartiet i finland",
    ),
    "Suomen Kristillisdemokraatit": ("kd", "kristillisdemokraatit", "suomen kristillisdemokraatit",
    "kristdemokraterna"),
    "Liberalerna på Åland": ("lib", "liberalerna"),
    "Åländsk Center": ("ålc", "åländsk center"),
    "Obunden Samling": ("ob", "obunden samling", "obs"),
    "Frisinnad Samverkan": ("fs", "frisinnad samverkan"),
    "Liike Nyt": ("liik", "liike nyt", "rörelse nu"),
    "Sininen tulevaisuus": ("sin", "sininen tulevaisuus", "blå framtid"),
    "Sveriges socialdemokratiska arbetareparti": ("s",),
    "Moderaterna": ("m", "moderaterna"),
    "Folkpartiet liberalerna": ("fp", "folkpartiet", "l"),
    "Miljöpartiet de gröna": ("mp", "miljöpartiet"),
    "Vänsterpartiet": ("v", "vänsterpartiet"),
}  # fmt: skip
PARTY_BY_NAME: Final = {name: party for party, names in PARTIES.items() for name in names}
