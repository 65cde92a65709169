// Content negotiation for hosts that run functions beside files.
// Cloudflare Pages: copy to functions/_middleware.js. Netlify: copy to netlify/edge-functions/negotiate.js.

const DATA = [
  [/text\/turtle|application\/n-triples/i, "data.ttl"],
  [/application\/(ld\+)?json/i, "data.jsonld"],
];

async function negotiate(request, next) {
  const address = new URL(request.url);
  const accept = request.headers.get("accept") || "";
  const isFolder = !/\.[a-z]+$/i.test(address.pathname);
  if (request.method !== "GET" || !isFolder) return next();
  const folder = address.pathname.replace(/\/$/, "");
  const [, data] = (!/text\/html/i.test(accept) && DATA.find(([type]) => type.test(accept))) || [];
  const language = /^(sv|en)/i.exec(request.headers.get("accept-language") || "")?.[1].toLowerCase();
  const page = language ? `${language}.html` : "index.html";
  const answer = await next();
  if (!answer.ok && !(answer.status >= 300 && answer.status < 400)) return answer;
  if (!data && page === "index.html") return answer;
  return new Response(null, {
    status: 303,
    headers: { location: `${folder}/${data || page}`, vary: "Accept, Accept-Language" },
  });
}

export const onRequest = ({ request, next }) => negotiate(request, next);
export default (request, context) => negotiate(request, () => context.next());
export const config = { path: "@PATH@/*" };
