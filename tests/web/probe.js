// Served in front of the program. Notes errors, warnings and breaches of the policy; knows when nothing moves; counts frames.
window.probe = { noted: [], frames: 0, longest: 0, ready: 0, picture: 0 };
(() => {
  const probe = window.probe;
  const note = (kind, words) => probe.noted.push(`${kind}: ${words}`);
  addEventListener("error", event => note("error", event.message ?? `${event.target?.src ?? event.target?.href} did not load`), true);
  addEventListener("unhandledrejection", event => note("rejection", event.reason));
  addEventListener("securitypolicyviolation", event => note("policy", `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = (...words) => { note(`console.${level}`, words.join(" ")); say.apply(console, words); };
  }
  // what has been noted since it was last asked
  probe.take = () => probe.noted.splice(0);

  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    const { ready, graphics } = document.body.dataset;
    if (ready && !probe.ready) probe.ready = performance.now();
    if (graphics === "ready" && !probe.picture) probe.picture = performance.now();
  }).observe(document.body, { attributes: true }));

  // frames that have been asked for and have not come
  const asked = new Set();
  const request = window.requestAnimationFrame.bind(window);
  const cancel = window.cancelAnimationFrame.bind(window);
  window.requestAnimationFrame = step => {
    probe.frames += 1;
    const id = request(now => {
      asked.delete(id);
      const start = performance.now();
      step(now);
      probe.longest = Math.max(probe.longest, performance.now() - start);
    });
    asked.add(id);
    return id;
  };
  window.cancelAnimationFrame = id => { asked.delete(id); cancel(id); };

  // resolves when nothing moves: the program has asked for no further frame and no transition of a style runs
  const next = () => new Promise(request);
  probe.still = async () => {
    for (let quiet = 0; quiet < 2;) {
      const moving = document.getAnimations().filter(animation => animation.playState === "running");
      await Promise.allSettled(moving.map(animation => animation.finished));
      await next();
      quiet = asked.size === 0 && moving.length === 0 ? quiet + 1 : 0;
    }
    return true;
  };
  // milliseconds from now until an attribute of the body has this value
  probe.until = (name, value, since = performance.now()) => new Promise(resolve => {
    const look = () => document.body.dataset[name] === value && resolve(performance.now() - since);
    new MutationObserver(look).observe(document.body, { attributes: true });
    look();
  });
})();
