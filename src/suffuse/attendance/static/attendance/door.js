// The door without a network: every press is kept on this device first, then sent, until the server
// has answered for it. The id of an event is made once; sending it again changes nothing.
const door = document.querySelector("[data-door]");
const session = door.dataset.door;
const KEY = `suffuse-door-${session}`;
const DEVICE = "suffuse-device";
const words = door.dataset;
const pill = document.querySelector("[data-pill]");
const count = door.querySelector("[data-count]");

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
const write = (key, value) => localStorage.setItem(key, JSON.stringify(value));

function device() {
  const known = read(DEVICE, null);
  if (known) return known;
  const made = `d-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (n) => n.toString(16).padStart(2, "0")).join("")}`;
  write(DEVICE, made);
  return made;
}

// `waiting`: not yet answered for. `last`: how many events this device has made for this session.
const kept = read(KEY, { waiting: [], last: 0 });
const save = () => write(KEY, kept);

function fresh() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (n) => n.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function say(text, offline) {
  pill.hidden = !text;
  pill.textContent = text;
  pill.classList.toggle("offline", offline);
}

function show(offline = !navigator.onLine) {
  const { waiting } = kept;
  if (!waiting.length) return say(offline ? words.offline : words.sent, offline);
  const oldest = new Date(waiting[0].device_time);
  const time = oldest.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return say(`${words.waiting} ${waiting.length} · ${words.oldest} ${time}${offline ? ` · ${words.offline}` : ""}`, true);
}

function mark(event) {
  if (event.person === null) return;
  const input = door.querySelector(`form[data-event] input[name="person"][value="${event.person}"]`);
  if (!input || event.kind !== words.end) return;
  const line = input.closest("li");
  const seen = document.createElement("i");
  seen.textContent = words.seen;
  input.form.replaceWith(seen);
  line.classList.add("in");
  const number = Number.parseInt(count.textContent, 10);
  count.textContent = String((Number.isNaN(number) ? 0 : number) + 1);
}

function tell(text, event) {
  const line = document.createElement("p");
  line.className = "alert warn";
  line.textContent = text;
  door.prepend(line);
  return event;
}

let sending = false;
async function send() {
  if (sending || !kept.waiting.length) return show();
  sending = true;
  const batch = kept.waiting.slice(0, 100);
  try {
    const answer = await fetch(words.send, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": door.querySelector("[name=csrfmiddlewaretoken]").value,
      },
      body: JSON.stringify({ format: "suffuse-door/1", events: batch }),
    });
    if (!answer.ok || !answer.headers.get("Content-Type").includes("json")) throw new Error(answer.status);
    const { answers } = await answer.json();
    const done = new Set(answers.map((one) => one.id));
    for (const one of answers) {
      if (one.outcome === "conflict") tell(words.conflict);
      if (one.outcome === "held") tell(words.held);
    }
    kept.waiting = kept.waiting.filter((event) => !done.has(event.id));
    save();
    show(false);
  } catch {
    show(true);
  } finally {
    sending = false;
  }
  return undefined;
}

door.addEventListener("submit", (press) => {
  const form = press.target.closest("form[data-event]");
  if (!form) return;
  const given = new FormData(form);
  const number = (name) => (given.get(name) ? Number(given.get(name)) : null);
  if (given.get("tally") && !/^\d{1,6}$/.test(given.get("tally"))) return; // Lao digits: let the server read them
  press.preventDefault();
  kept.last += 1;
  const event = {
    id: form.dataset.tally === undefined ? given.get("id") : fresh(),
    session: Number(session),
    kind: given.get("kind"),
    person: number("person"),
    tally: number("tally"),
    source: "phone",
    device: device(),
    sequence: kept.last,
    device_time: new Date().toISOString(),
  };
  kept.waiting.push(event);
  save();
  mark(event);
  if (event.tally !== null) count.textContent = String(event.tally);
  send();
});

for (const step of door.querySelectorAll("[data-step]")) {
  step.hidden = false;
  step.addEventListener("click", () => {
    const field = step.closest("form").elements.tally;
    const now = Number.parseInt(field.value, 10);
    field.value = String(Math.max(0, (Number.isNaN(now) ? 0 : now) + Number(step.dataset.step)));
  });
}

// What cannot be sent at all can be carried by hand.
const file = document.createElement("button");
file.type = "button";
file.className = "btn bare";
file.textContent = words.save;
file.addEventListener("click", () => {
  const body = JSON.stringify({ format: "suffuse-door/1", events: kept.waiting });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
  link.download = `suffuse-door-${session}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
});
door.append(file);

for (const event of kept.waiting) mark(event);
show();
send();
addEventListener("online", send);
setInterval(send, 20_000);
