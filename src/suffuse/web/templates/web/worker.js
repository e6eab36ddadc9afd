{% load static %}// Keeps the style, the letters, and the pages that say of themselves that they may be kept.
// A page is kept only if its answer carries "Suffuse-Keep: yes"; all others always come fresh, because
// they may hold what only one seat may see.
const STORE = "suffuse-1";
const OFFLINE = "{% url 'offline' %}";
const FIRST = [
  OFFLINE,
  "{% static 'web/tokens.css' %}",
  "{% static 'web/suffuse.css' %}",
  "{% static 'web/pictures.css' %}",
  "{% static 'web/start.js' %}",
  "{% static 'web/icon.svg' %}",
  "{% static 'web/fonts/noto-sans-lao-lao-wght-normal.woff2' %}",
  "{% static 'web/fonts/noto-sans-lao-latin-wght-normal.woff2' %}",
  "{% static 'web/fonts/noto-serif-lao-lao-wght-normal.woff2' %}",
  "{% static 'web/fonts/noto-serif-lao-latin-wght-normal.woff2' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(STORE).then((store) => store.addAll(FIRST)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// Whoever logs out takes the kept pages along: the next person at this device finds none.
async function forgetPages() {
  const store = await caches.open(STORE);
  for (const request of await store.keys()) {
    const path = new URL(request.url).pathname;
    if (!FIRST.includes(path) && !path.startsWith("{% static '' %}")) await store.delete(request);
  }
}

// Style and letters: at once from the store, and renewed behind one's back.
async function style(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  const fresh = fetch(request).then((answer) => {
    if (answer.ok) store.put(request, answer.clone());
    return answer;
  });
  if (!kept) return fresh;
  fresh.catch(() => {});
  return kept;
}

// Pages: always fresh; without a network the kept page, else the one that says what is safe.
async function page(request) {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.get("Suffuse-Keep") === "yes") store.put(request, answer.clone());
    return answer;
  } catch {
    return (await store.match(request)) || (await store.match(OFFLINE)) || Response.error();
  }
}

// What a page fetched before this worker stood beside it.
self.addEventListener("message", (event) => {
  const addresses = (event.data && event.data.keep) || [];
  const ours = addresses.filter((address) => new URL(address).origin === self.location.origin);
  const keep = (address) =>
    new URL(address).pathname.startsWith("{% static '' %}")
      ? style(new Request(address))
      : page(new Request(address));
  event.waitUntil(Promise.allSettled(ours.map(keep)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname === "{% url 'account_logout' %}") {
    event.waitUntil(forgetPages());
  }
  if (request.method !== "GET") return;
  if (address.pathname.startsWith("{% static '' %}")) event.respondWith(style(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});
