// One small mark a kind of thing, told apart by shape as well as by colour.

const circle = (fill) =>
  `<circle cx="10" cy="10" r="6.5" fill="${fill ? "COLOUR" : "none"}" stroke="COLOUR" stroke-width="2"/>`;
const path = (d, fill) =>
  `<path d="${d}" fill="${fill ? "COLOUR" : "none"}" stroke="COLOUR" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`;

const ICON_SHAPES = {
  "political-steering-group": ["steer", path("M10 2 L18 10 L10 18 L2 10 Z", true)],
  council: ["steer", path("M10 2 L18 10 L10 18 L2 10 Z", false)],
  board: ["steer", path("M3 8 L10 3 L17 8 V17 H3 Z", true)],
  "management-group": ["manage", path("M3.5 3.5 H16.5 V16.5 H3.5 Z", true)],
  committee: ["manage", path("M3.5 3.5 H16.5 V16.5 H3.5 Z", false)],
  "sub-group": ["work", circle(true)],
  "working-group": ["work", circle(false)],
  "monitoring-group": ["watch", path("M10 3 L18 17 H2 Z", true)],
  "preparatory-body": ["prepare", path("M6 3 H14 L18 10 L14 17 H6 L2 10 Z", true)],
  body: ["muted", path("M3.5 3.5 H16.5 V16.5 H3.5 Z", false)],
  person: [
    "person",
    `<circle cx="10" cy="6" r="3.6" fill="COLOUR"/><path d="M3 18 C3 12.6 6 11 10 11 C14 11 17 12.6 17 18 Z" fill="COLOUR"/>`,
  ],
  collective: [
    "person",
    `<circle cx="6.5" cy="7" r="3" fill="COLOUR"/><circle cx="13.5" cy="7" r="3" fill="COLOUR"/><path d="M1 17 C1 11 12 11 12 17 M8.5 17 C8.5 11 19 11 19 17" fill="COLOUR"/>`,
  ],
  project: ["prepare", path("M4 18 V3 H16 L13 7 L16 11 H4", false)],
  organization: ["muted", path("M4 17 V5 L10 2 L16 5 V17 Z M8 17 V12 H12 V17", false)],
};

function shapeOf(name) {
  return Object.hasOwn(ICON_SHAPES, name) ? ICON_SHAPES[name] : ICON_SHAPES.body;
}

// The name of the colour in which a kind of thing is marked.
export function toneOf(name) {
  return shapeOf(name)[0];
}

export function iconOf(name, colour) {
  const [tone, shape] = shapeOf(name);
  const drawing = shape.replaceAll("COLOUR", colour(tone));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">${drawing}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
