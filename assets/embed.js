// Drives an Atlanto frame from the page around it, by protocol v1. Copy it, or import it:
//   import { atlanto } from "./embed.js";
//   const neck = atlanto(document.querySelector("iframe"));
//   await neck.ready;
//   const state = await neck.send("select", { structure: "c1-c2-joint-left" });
//   neck.on("state", (state) => console.log(state.cause, state.structure));
// `send` fails with an Error that has a `code`, such as "unknown-id" or "no-answer". Nothing is stored or sent elsewhere.
export function atlanto(frame, { timeout = 5000 } = {}) {
  const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  const target = sandboxed ? "*" : new URL(frame.src, location.href).origin;
  const expected = sandboxed ? "null" : target;
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  const receive = ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== expected || data?.ns !== "atlanto" || data.v !== 1) return;
    if (data.type !== "reply") return listeners.get(data.type)?.forEach((listener) => listener(data.payload));
    const { resolve, reject, timer } = waiting.get(data.id) ?? {};
    if (!resolve) return;
    clearTimeout(timer);
    waiting.delete(data.id);
    data.ok ? resolve(data.payload) : reject(Object.assign(new Error(data.error.message), data.error));
  };
  const on = (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  const send = (type, payload = {}) => new Promise((resolve, reject) => {
    const id = ++last;
    const late = () => waiting.delete(id) && reject(Object.assign(new Error(`no answer to ${type}`), { code: "no-answer" }));
    waiting.set(id, { resolve, reject, timer: setTimeout(late, timeout) });
    frame.contentWindow.postMessage({ ns: "atlanto", v: 1, id, type, payload }, target);
  });
  addEventListener("message", receive);
  // the frame may have been ready before this ran: then it answers
  const ready = new Promise((resolve) => (on("ready", resolve), send("hello").then(resolve, () => {})));
  return { ready, send, on, close: () => removeEventListener("message", receive) };
}
