// Making elements: text only ever becomes text, and only web addresses become links.

export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

export function outwardLink(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return el("span", {}, text);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return el("span", {}, text);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, text);
}

export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
