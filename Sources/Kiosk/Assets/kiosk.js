"use strict";
// A touch screen in a hall. Pages are fetched into this one, so that the browser never leaves it;
// script.js has run before and brings mirrors, settings and the event stream.
{
  const asked = Number(new URLSearchParams(location.search).get("idle"));
  const idleSeconds = asked >= 1 && asked <= 3600 ? asked : 120;
  const slideSeconds = Math.min(15, idleSeconds);
  const pollSeconds = 3;
  const answerSeconds = 2.5;
  const outward = ["/feed", "/api", "/events", "/health", "/robots", "/sitemap"];
  // The start in the reader's language: "/", or "/en/" on the screen of "/en/kiosk".
  const home = location.pathname.replace(/kiosk\/?$/, "");
  let path = home;
  const trail = [];
  place = () => path;

  const bar = (name, label) => {
    const element = document.createElement("div");
    element.className = name;
    element.id = name;
    element.hidden = true;
    element.setAttribute("role", "status");
    element.textContent = label;
    document.body.append(element);
    return element;
  };
  const lost = bar("lost", "");
  const attract = bar("attract", "触摸屏幕开始查看 Touch to begin");
  const stop = document.createElement("button");
  stop.type = "button";
  stop.textContent = "停止轮播 Stop";
  attract.append(stop);

  const back = document.createElement("li");
  back.innerHTML = '<button type="button" id="back">返回' +
    '<span class="en" lang="en"> Back</span></button>';
  document.querySelector(".tabs ul").prepend(back);

  function markTab() {
    for (const tab of document.querySelectorAll(".tabs a")) {
      const to = tab.getAttribute("href");
      const here = to === home ? path === home : path.startsWith(to);
      if (here) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    document.getElementById("back").disabled = trail.length === 0;
  }

  async function show(to, focus = true) {
    try {
      const answer = await fetch(to, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const page = fresh.getElementById("live");
      if (!page) return false;
      document.getElementById("live").replaceWith(document.adoptNode(page));
      document.title = fresh.title;
      path = to;
      markTab();
      sayNotices();
      applySettings();
      startMirrors();
      scrollTo(0, 0);
      if (focus) document.getElementById("content").focus({ preventScroll: true });
      return true;
    } catch { return false; }
  }

  function local(link) {
    const url = new URL(link.getAttribute("href"), location.origin);
    if (url.origin !== location.origin) return null;
    if (outward.some((start) => url.pathname.startsWith(start))) return null;
    if (/\.(atom|json|xml|txt)$/.test(url.pathname)) return null;
    return url.pathname === home + "kiosk" ? home : url.pathname + url.search;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) {
      if (link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      const to = local(link);
      if (to === null || to === path) return;
      trail.push(path);
      if (trail.length > 50) trail.shift();
      show(to);
    } else if (event.target.closest("#back") && trail.length) {
      show(trail.pop());
    }
  });
  // No way out: nothing is submitted, dragged, opened by a long press or in another window.
  for (const name of ["contextmenu", "dragstart", "submit", "auxclick"]) {
    document.addEventListener(name, (event) => event.preventDefault());
  }

  // Idle: back to the start with the settings of the start, then page by page until a touch.
  let touched = performance.now();
  let isAttracting = false;
  let isLoopStopped = false;
  let slide = 0;
  let slideAt = 0;
  function restart() {
    for (const name of ["size", "contrast", "labels", "motion"]) kept.set(name, "");
    try { localStorage.removeItem("labels"); } catch { /* private window */ }
    moving = !still.matches;
    trail.length = 0;
    applySettings();
    if (path !== home) show(home, false); else scrollTo(0, 0);
  }
  function wake(event) {
    touched = performance.now();
    isLoopStopped = event?.target === stop;
    if (!isAttracting) return;
    isAttracting = false;
    attract.hidden = true;
  }
  for (const name of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    addEventListener(name, wake, { passive: true, capture: true });
  }
  function slides() {
    const links = [...document.querySelectorAll(".urgent a, .newest a")];
    const items = links.map((link) => link.getAttribute("href"));
    return [home, ...new Set(items), home + "boards"];
  }
  let queue = [home];
  function tickIdle() {
    const now = performance.now();
    if (now - touched < idleSeconds * 1000) return;
    if (!isAttracting) {
      touched = now;
      restart();
      if (still.matches || isLoopStopped) return;
      isAttracting = true;
      attract.hidden = false;
      slide = 0;
      slideAt = now;
      touched = -idleSeconds * 1000;
    } else if (now - slideAt >= slideSeconds * 1000) {
      if (path === home) queue = slides();
      slideAt = now;
      slide = (slide + 1) % queue.length;
      show(queue[slide], false);
    }
  }
  setInterval(tickIdle, 250);

  // The service's own clock tells how old the pages are; a second failed question makes it known.
  let asOf = "";
  let failures = 0;
  let version = null;
  async function poll() {
    try {
      const answer = await fetch("/health", {
        cache: "no-store", signal: AbortSignal.timeout(answerSeconds * 1000),
      });
      const health = await answer.json();
      asOf = health.at.slice(11, 16);
      const isBack = failures > 1;
      failures = 0;
      lost.hidden = true;
      if (isBack || (version !== null && version !== health.store.version)) renew();
      version = health.store.version;
    } catch {
      failures += 1;
      if (failures > 1) {
        lost.textContent = `数据截至 ${asOf || "上次连接"}，连接中断`;
        lost.hidden = false;
      }
    }
    setTimeout(poll, failures === 1 ? 500 : pollSeconds * 1000);
  }

  async function keepAwake() {
    try { await navigator.wakeLock?.request("screen"); } catch { /* the system says no */ }
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) keepAwake(); });
  showOffline = () => {};
  markTab();
  keepAwake();
  poll();
  navigator.serviceWorker?.register("/worker.js").catch(() => { /* plain http */ });
}
