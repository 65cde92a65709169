// Light or dark: as the reader chose on the page, else as the system is set.

const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen = "";

export function theme() {
  return chosen || (dark.matches ? "dark" : "light");
}

export function applyTheme(name = theme()) {
  document.documentElement.dataset.theme = name;
}

// Called back when what is drawn has to take on other colours.
export function startTheme(changed) {
  applyTheme();
  dark.addEventListener("change", () => {
    applyTheme();
    changed();
  });
}

export function switchTheme() {
  chosen = theme() === "dark" ? "light" : "dark";
  applyTheme();
}
