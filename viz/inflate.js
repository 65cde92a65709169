// What the page carries compressed: its data, its quotes and its drawing library.

// The text of a script element that holds zlib's bytes in base64.
export async function inflated(element) {
  const letters = atob(element.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

// Run a script that the page carries; the page's policy lets it run because it names its hash.
export async function runInflated(element) {
  const script = document.createElement("script");
  script.textContent = await inflated(element);
  document.head.append(script);
}
