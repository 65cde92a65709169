// What the page carries compressed: its data, its quotes and its drawing library.

// The text of a script element that holds zlib's bytes in base64.
export async function inflated(element) {
  const stream = new Blob([bytesOf(element.textContent)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function bytesOf(base64) {
  // Since 2025 in all browsers.
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  return bytes;
}

// Run a script that the page carries; the page's policy lets it run because it names its hash.
export async function runInflated(element) {
  const script = document.createElement("script");
  script.textContent = await inflated(element);
  document.head.append(script);
}
