// Served in front of the program: notes errors and breaches of the policy, and counts animation frames.
window.probe = { noted: [], frames: 0, longest: 0, ready: 0, picture: 0 };
(() => {
  const probe = window.probe;
  addEventListener("error", event => probe.noted.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", event => probe.noted.push(`rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", event => probe.noted.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
  // a module whose one function stops, as a panic stops the program
  const stop = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  probe.stop = () => setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(stop))).exports.f());
  const complain = console.error;
  console.error = (...words) => { probe.noted.push(`console: ${words.join(" ")}`); complain.apply(console, words); };
  const warn = console.warn;
  probe.warned = [];
  console.warn = (...words) => { probe.warned.push(words.join(" ")); warn.apply(console, words); };
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    const { ready, graphics } = document.body.dataset;
    if (ready && !probe.ready) probe.ready = performance.now();
    if (graphics === "ready" && !probe.picture) probe.picture = performance.now();
  }).observe(document.body, { attributes: true }));
  const real = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = step => {
    probe.frames += 1;
    return real(now => { const start = performance.now(); step(now); probe.longest = Math.max(probe.longest, performance.now() - start); });
  };
})();
