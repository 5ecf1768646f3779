// Every text that cannot be read whole because something cuts it off, or because it stands outside of the window where nothing scrolls to it.
(() => {
  const found = new Map();
  const told = element => {
    const kind = element.closest("[class]")?.getAttribute("class") || element.tagName.toLowerCase();
    return `${kind}: ${JSON.stringify(element.textContent.trim().slice(0, 50))}`;
  };
  const clips = value => value === "hidden" || value === "clip";
  const scrolls = value => value === "auto" || value === "scroll";
  // shown to screen readers alone, by a rule and not by the class "heard"
  const isUnseen = element => {
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).clipPath !== "none" && around.getBoundingClientRect().width <= 1) return true;
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    // words for screen readers alone, and what is not shown
    if (!node.data.trim() || element.closest(".heard, .skip, [hidden], script, option, symbol, defs, body > .figures") || !element.checkVisibility({ visibilityProperty: true }) || isUnseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 1);
    let x = true, y = true;
    const outside = (rect, box, why) => {
      if (x && (rect.left < box.left - 1 || rect.right > box.right + 1)) found.set(told(element), why + " sideways");
      if (y && (rect.top < box.top - 1 || rect.bottom > box.bottom + 1)) found.set(told(element), why + " above or below");
    };
    for (let around = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.position === "fixed") break;
      const box = around.getBoundingClientRect();
      if (scrolls(style.overflowX)) x = false;
      if (scrolls(style.overflowY)) y = false;
      if (clips(style.overflowX) || clips(style.overflowY)) {
        const [x0, y0] = [x, y];
        x &&= clips(style.overflowX);
        y &&= clips(style.overflowY);
        rects.forEach(rect => outside(rect, box, "cut off"));
        [x, y] = [x0, y0];
      }
    }
    y = false;
    rects.forEach(rect => outside(rect, { left: 0, right: innerWidth }, "outside"));
  }
  if (document.documentElement.scrollWidth > innerWidth) found.set("the page", `${document.documentElement.scrollWidth} px wide in ${innerWidth}`);
  return [...found].map(([what, how]) => `${what} is ${how}`);
})()
