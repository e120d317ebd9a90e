"use strict";
const root = document.documentElement;
const kept = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) {
    try { localStorage.setItem(name, value); } catch { /* private window */ }
  },
};
const still = matchMedia("(prefers-reduced-motion: reduce)");
// Where the page being read came from; a kiosk screen changes it without leaving its own page.
let place = () => location.href;
const labelsAtFirst = root.dataset.labels || "";
let moving = !still.matches && kept.get("motion") !== "off";
function applySettings() {
  const size = Number(kept.get("size") || 0);
  root.dataset.size = size;
  root.dataset.contrast = kept.get("contrast") === "high" ? "high" : "";
  root.dataset.labels = (kept.get("labels") ?? labelsAtFirst) === "both" ? "both" : "";
  const pressed = { contrast: root.dataset.contrast, labels: root.dataset.labels };
  for (const button of document.querySelectorAll("[data-tool]")) {
    const tool = button.dataset.tool;
    if (tool in pressed) button.setAttribute("aria-pressed", String(!!pressed[tool]));
    if (tool === "smaller") button.disabled = size === 0;
    if (tool === "larger") button.disabled = size === 3;
    if (tool === "motion") {
      button.hidden = false;
            const words = moving ? ["停止画面", "Stop"] : ["继续画面", "Resume"];
          const english = document.createElement("span");
          english.className = "en"; english.lang = "en";
          english.textContent = " " + words[1];
          button.replaceChildren(words[0], english);
    }
  }
}
document.addEventListener("click", (event) => {
  const tool = event.target.closest("[data-tool]")?.dataset.tool;
  if (!tool) return;
  const size = Number(kept.get("size") || 0);
  if (tool === "smaller") kept.set("size", Math.max(0, size - 1));
  if (tool === "larger") kept.set("size", Math.min(3, size + 1));
  if (tool === "contrast") kept.set("contrast", root.dataset.contrast ? "" : "high");
  if (tool === "labels") kept.set("labels", root.dataset.labels ? "none" : "both");
  if (tool === "motion") { moving = !moving; kept.set("motion", moving ? "on" : "off"); }
  applySettings();
});
document.getElementById("tools").hidden = false;
applySettings();

// A notice is said once when it comes, not again each time the page is made anew.
const heard = () =>
  [...document.querySelectorAll("[data-said]")].map((entry) => entry.dataset.said).join(" ");
let said = heard();
function sayNotices() {
  const now = heard();
  if (now === said) return;
  said = now;
  document.getElementById("said").textContent = now;
}

async function renew() {
  try {
    const answer = await fetch(place(), { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = fresh.getElementById("live");
    if (!now || document.activeElement?.matches("input")) return;
    const held = document.activeElement?.getAttribute("href");
    document.getElementById("live").replaceWith(now);
    document.querySelector(".now").replaceWith(fresh.querySelector(".now"));
    document.querySelector(".foot").replaceWith(fresh.querySelector(".foot"));
    const same = held && now.querySelector(`a[href="${CSS.escape(held)}"]`);
    same?.focus({ preventScroll: true });
    sayNotices();
    applySettings();
    startMirrors();
  } catch { showOffline(true); }
}
function showOffline(is) {
  const band = document.getElementById("offline");
  if (band) band.hidden = !is;
}
let pause = 0;
let opened = false;
let silence = 0;
let events;
function listen() {
  events = new EventSource("/events");
  events.addEventListener("open", () => {
    clearTimeout(silence);
    silence = 0;
    showOffline(false);
    if (opened) renew();
    opened = true;
  });
  events.addEventListener("error", () => {
    if (!silence) silence = setTimeout(() => showOffline(true), 8000);
  });
  events.addEventListener("change", () => {
    clearTimeout(pause);
    pause = setTimeout(renew, 150 + Math.random() * 350);
  });
  events.addEventListener("tick", (event) => {
    const [date, clock] = event.data.split("\n");
    const time = document.getElementById("clock");
    time.querySelector(".date").textContent = date;
    time.querySelector("b").textContent = clock;
  });
}
listen();
// A browser keeps a left page for the way back, and would keep its stream: six of them, and no
// further page of this service would open.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

const unlit = 0x1E2024FF;
function unpack(buffer) {
  const bytes = new Uint8Array(buffer);
  const word = (at) => bytes[at] * 256 + bytes[at + 1];
  const width = word(0), height = word(2), colours = [];
  const dots = new Uint8Array(width * height);
  let at = 6;
  for (let i = 0; i < word(4); i++, at += 3) {
    const colour = word(at) * 65536 + bytes[at + 2] * 256 + 255;
    colours.push(colour === 255 ? unlit : colour);
  }
  for (let dot = 0; at + 1 < bytes.length; at += 2) {
    dots.fill(bytes[at + 1], dot, dot += bytes[at]);
  }
  return { width, height, colours, dots };
}
// Round dots: a black sheet with a hole for each lamp lies over the enlarged picture.
function sheet(pitch) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = pitch;
  const pen = tile.getContext("2d");
  pen.rect(0, 0, pitch, pitch);
  pen.arc(pitch / 2, pitch / 2, pitch * 0.44, 0, 7);
  pen.fill("evenodd");
  return tile;
}
function draw(canvas, picture) {
  const { width, height, colours, dots } = picture;
  const fitting = Math.round(canvas.clientWidth * devicePixelRatio / width) || 4;
  const pitch = Math.max(4, Math.min(8, fitting));
  if (canvas.width !== width * pitch || canvas.height !== height * pitch) {
    canvas.width = width * pitch;
    canvas.height = height * pitch;
  }
  const small = document.createElement("canvas");
  small.width = width;
  small.height = height;
  const image = new ImageData(width, height);
  const cells = new DataView(image.data.buffer);
  dots.forEach((number, dot) => cells.setUint32(dot * 4, colours[number] ?? unlit));
  small.getContext("2d").putImageData(image, 0, 0);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, 0, 0, canvas.width, canvas.height);
  pen.fillStyle = pen.createPattern(sheet(pitch), "repeat");
  pen.fillRect(0, 0, canvas.width, canvas.height);
}
function showAge(figure, confirmed, server) {
  const seconds = Math.max(0, Math.round((server - confirmed) / 1000));
  const age = figure.querySelector(".age");
  const minutes = Math.floor(seconds / 60);
  age.textContent = minutes ? `${minutes} 分钟前确认` : `${seconds} 秒前确认`;
  age.classList.toggle("old", seconds > 10);
}
async function refresh(figure) {
  const answer = await fetch(figure.dataset.board + "/frame.bin");
  if (!answer.ok) return;
  const picture = unpack(await answer.arrayBuffer());
  let canvas = figure.querySelector("canvas");
  if (!canvas) {
    const image = figure.querySelector("img");
    canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", image.alt);
    canvas.width = picture.width; canvas.height = picture.height;
    image.replaceWith(canvas);
  }
  draw(canvas, picture);
  const confirmed = Number(answer.headers.get("Placard-Confirmed"));
  showAge(figure, confirmed, Date.parse(answer.headers.get("Date")));
}
let round = 0;
async function startMirrors() {
  const mine = ++round;
  const figures = [...document.querySelectorAll("figure[data-board]")];
  for (let turn = 0; mine === round && figures.length; turn++) {
    if (!document.hidden && (moving || turn === 0)) {
      await Promise.allSettled(figures.map(refresh));
    }
    await new Promise((go) => setTimeout(go, moving ? 120 : 1000));
  }
}
startMirrors();

