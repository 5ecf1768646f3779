import { atlanto } from "./embed.js";

// A host page as a clinic's editor would write it: one sandboxed frame, driven by the client that hosts may copy. A page that has a
// frame keeps its own.
const asked = new URLSearchParams(location.search);
const own = document.querySelector("iframe");
const frame = own ?? document.createElement("iframe");
window.inbox = [];
addEventListener("message", event => {
  if (event.source === frame.contentWindow) window.inbox.push({ origin: event.origin, data: event.data });
});
window.send = message => frame.contentWindow.postMessage(message, "*");
window.ask = (type, payload) => neck.send(type, payload).then(
  payload => ({ ok: true, payload }),
  error => ({ ok: false, error: { code: error.code, message: error.message } }));
window.answer = id => new Promise(resolve => {
  const start = performance.now();
  const look = () => {
    const found = window.inbox.find(({ data }) => data.type === "reply" && data.id === id);
    if (found || performance.now() - start > 8000) resolve(found?.data ?? null);
    else setTimeout(look, 20);
  };
  look();
});
if (!own) {
  frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  frame.width = asked.get("width") ?? "800";
  frame.height = asked.get("height") ?? "600";
  frame.title = "Atlanto";
  // at the corner of the page: drivers disagree whether points in a frame count from the frame or from the page
  Object.assign(frame.style, { position: "absolute", left: "0", top: "0", border: "0" });
  frame.src = asked.get("frame");
}
const neck = atlanto(frame);
if (!own) document.body.append(frame);
