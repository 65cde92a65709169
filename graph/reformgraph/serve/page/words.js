// The page's own words in Finnish, Swedish and English.

const WORDS = {
  fi: {
    title: "Kysy tietoverkolta",
    language: "Kieli",
    library: "Valmiit kysymykset",
    choose: "Valitse kysymys tai kirjoita oma",
    required: "pakollinen",
    example: "esimerkiksi {value}",
    fill: "Kysy näillä",
    query: "Kysely",
    run: "Kysy",
    stop: "Keskeytä",
    hint: "Ctrl + Enter kysyy, Ctrl + välilyönti täydentää",
    answer: "Vastaus",
    views: "Esitystapa",
    table: "Taulukko",
    network: "Verkosto",
    running: "Haetaan vastausta …",
    stopped: "Keskeytetty.",
    rows: "{n} riviä, {s} s",
    row: "1 rivi, {s} s",
    statements: "{n} väitettä, {s} s",
    yes: "Kyllä",
    no: "Ei",
    more: "Näytä lisää ({n})",
    none: "Kysely ei löytänyt mitään.",
    noNetwork: "Vastauksessa ei ole asioita, jotka liittyvät toisiinsa.",
    networkNote: "{n} asiaa, {m} yhteyttä. Samat tiedot ovat taulukossa.",
    tooMany: "Kuvassa on {n} ensimmäistä asiaa; loput ovat taulukossa.",
    unreachable: "Palveluun ei saada yhteyttä, tai vastaus katkesi kesken.",
    subject: "Asia",
    predicate: "Suhde",
    object: "Kohde",
    editor: "SPARQL-kysely",
  },
  sv: {
    title: "Fråga kunskapsgrafen",
    language: "Språk",
    library: "Färdiga frågor",
    choose: "Välj en fråga eller skriv en egen",
    required: "obligatorisk",
    example: "till exempel {value}",
    fill: "Fråga med dessa",
    query: "Fråga",
    run: "Fråga",
    stop: "Avbryt",
    hint: "Ctrl + Enter frågar, Ctrl + mellanslag kompletterar",
    answer: "Svar",
    views: "Visning",
    table: "Tabell",
    network: "Nätverk",
    running: "Hämtar svaret …",
    stopped: "Avbruten.",
    rows: "{n} rader, {s} s",
    row: "1 rad, {s} s",
    statements: "{n} påståenden, {s} s",
    yes: "Ja",
    no: "Nej",
    more: "Visa fler ({n})",
    none: "Frågan gav inga träffar.",
    noNetwork: "Svaret har inga saker som hör ihop.",
    networkNote: "{n} saker, {m} samband. Samma uppgifter finns i tabellen.",
    tooMany: "Bilden har de {n} första sakerna; resten finns i tabellen.",
    unreachable: "Tjänsten nås inte, eller svaret bröts av.",
    subject: "Sak",
    predicate: "Relation",
    object: "Mål",
    editor: "SPARQL-fråga",
  },
  en: {
    title: "Ask the knowledge graph",
    language: "Language",
    library: "Saved questions",
    choose: "Choose a question or write your own",
    required: "required",
    example: "for example {value}",
    fill: "Ask with these",
    query: "Query",
    run: "Ask",
    stop: "Stop",
    hint: "Ctrl + Enter asks, Ctrl + Space completes",
    answer: "Answer",
    views: "Shown as",
    table: "Table",
    network: "Network",
    running: "Fetching the answer …",
    stopped: "Stopped.",
    rows: "{n} rows, {s} s",
    row: "1 row, {s} s",
    statements: "{n} statements, {s} s",
    yes: "Yes",
    no: "No",
    more: "Show more ({n})",
    none: "The query found nothing.",
    noNetwork: "Nothing in the answer is connected.",
    networkNote: "{n} things, {m} connections. The table has the same.",
    tooMany: "The picture has the first {n} things; the table has the rest.",
    unreachable: "The service cannot be reached, or the answer broke off.",
    subject: "Subject",
    predicate: "Predicate",
    object: "Object",
    editor: "SPARQL query",
  },
};

let spoken = "fi";

export const language = () => spoken;

export function speak(chosen) {
  spoken = chosen in WORDS ? chosen : "fi";
  document.documentElement.lang = spoken;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]"))
    node.setAttribute("aria-label", say(node.dataset.label));
}

export function say(key, values = {}) {
  return WORDS[spoken][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const number = (value) => new Intl.NumberFormat(spoken).format(value);
