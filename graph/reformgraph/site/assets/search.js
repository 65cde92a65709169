// What a reader types, in; the things of that name out, by an index of small scripts of which the needed ones are loaded.
(() => {
  const place = document.getElementById("results");
  const input = document.getElementById("q");
  const status = document.getElementById("found");
  const more = document.getElementById("more");
  const words = JSON.parse(place.dataset.words);
  const { language, root } = place.dataset;
  const STEP = 20;
  const waiting = new Map();
  let about = null;
  let asked = 0;
  let shown = STEP;

  // The scripts of the index call this with what they hold.
  window.reformgraphSearch = (kind, key, content) => {
    const name = kind === "about" ? "about" : `${kind}-${kind === "words" ? hex(key) : key}`;
    waiting.get(name)?.resolve(kind === "about" ? key : content);
  };

  const hex = (text) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  function load(name) {
    if (!waiting.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => {
        entry.resolve = resolve;
        const script = document.createElement("script");
        script.src = `index/${name}.js`;
        script.onerror = () => {
          waiting.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      });
      waiting.set(name, entry);
    }
    return waiting.get(name).promise;
  }

  const fold = (text) =>
    text
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  // The scripts that hold the words which begin with this one; a key that ends in a space holds one whole word.
  function keysOf(word) {
    return about.words.filter((key) =>
      key.endsWith(" ") ? key.startsWith(word) : key.startsWith(word) || word.startsWith(key),
    );
  }

  async function numbersOf(word) {
    const whole = new Set();
    const begun = new Set();
    for (const text of await Promise.all(keysOf(word).map((key) => load(`words-${hex(key)}`)))) {
      for (const line of text.split("\n")) {
        const [found, packed] = line.split(" ");
        if (!found.startsWith(word)) continue;
        let number = 0;
        for (const step of packed.split(",")) {
          number += Number.parseInt(step, 36);
          (found === word ? whole : begun).add(number);
        }
      }
    }
    return { whole, all: new Set([...whole, ...begun]) };
  }

  async function find(text) {
    about ??= await load("about");
    const sets = await Promise.all(wordsOf(text).map(numbersOf));
    const all = [...sets[0].all].filter((number) => sets.every((each) => each.all.has(number)));
    const score = (number) => sets.filter((each) => each.whole.has(number)).length;
    return all.sort((a, b) => score(b) - score(a) || a - b);
  }

  async function entry(number) {
    const block = await load(`names-${Math.floor(number / about.blocks)}`);
    return block[number % about.blocks];
  }

  function address([folder, page, anchor]) {
    const file = page > 1 ? `${language}-${page}.html` : language === "fi" ? "index.html" : `${language}.html`;
    return `${root}${folder}/${file}${anchor ? `#${anchor}` : ""}`;
  }

  function item([kind, where, name, others, also, belongs]) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = address(where);
    link.textContent = others[language] || name;
    const note = document.createElement("span");
    note.className = "aside";
    note.textContent = [words.kinds[kind], belongs, also].filter(Boolean).join(" · ");
    row.append(link, note);
    return row;
  }

  async function show() {
    const turn = ++asked;
    const text = input.value.trim();
    more.hidden = true;
    if (wordsOf(text).join("").length < 2) {
      place.replaceChildren();
      status.textContent = text ? words.short : "";
      return;
    }
    try {
      const found = await find(text);
      const entries = await Promise.all(found.slice(0, shown).map(entry));
      if (turn !== asked) return;
      place.replaceChildren(...entries.map(item));
      const count = found.length === 1 ? words.one : words.other;
      status.textContent = found.length ? count.replace("{n}", found.length.toLocaleString(language)) : words.none;
      more.hidden = found.length <= shown;
    } catch {
      status.textContent = words.failed;
    }
  }

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    shown = STEP;
    timer = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.set("q", input.value);
      history.replaceState(null, "", address);
      show();
    }, 120);
  });
  more.addEventListener("click", () => {
    shown += STEP;
    show();
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  show();
})();
