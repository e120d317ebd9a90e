"""Listens like a screen reader while notices come, stay and go.

Usage: notice.py URL ; prints one line a fault and nothing when all is well.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

WATCH = """
(async () => {
  const heard = [];
  const region = document.getElementById("said");
  new MutationObserver(() => heard.push(region.textContent))
    .observe(region, { childList: true, characterData: true, subtree: true });
  const page = await (await fetch(location.href)).text();
  const bare = page.replace(/<li><p class="notice[^]*?<\\/li>/g, "");
  const other = page.replaceAll("暴雨红色预警", "暴雨橙色预警");
  const wait = () => new Promise((go) => setTimeout(go, 30));
  const real = window.fetch;
  for (const text of [page, page, bare, bare, page, page, other, other]) {
    window.fetch = async (to, how) =>
      String(to).includes("frame") ? real(to, how) : new Response(text);
    await renew();
    await wait();
  }
  window.fetch = real;
  return JSON.stringify(heard);
})()
"""

with Browser() as browser:
    browser.goto(sys.argv[1])
    first = browser.evaluate("document.getElementById('said').textContent")
    if first:
        print(f"said at once, on top of the page itself: {first}")
    heard = browser.evaluate(WATCH)
    both = '今晚<停水> & \\"检修\\"'
    wanted = f'["暴雨红色预警 {both}","暴雨橙色预警 {both}"]'
    if heard != wanted:
        print(f"heard {heard} instead of {wanted}")
    for complaint in browser.complaints():
        # A board that has confirmed nothing has no picture.
        if "/frame." not in complaint:
            print(complaint)
