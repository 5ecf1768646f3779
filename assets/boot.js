// Starts the program. When that fails, one calm line says so and the words on the page stay; when it stops later, a card says
// so and offers to begin again at the same place. `site finish` fills in the two names and gives this file a hash in its own.
const show = id => document.getElementById(id)?.removeAttribute("hidden");
const stopped = reason => reason instanceof WebAssembly.RuntimeError && show("crash");
document.getElementById("reload")?.addEventListener("click", () => location.reload());
addEventListener("error", event => stopped(event.error));
addEventListener("unhandledrejection", event => stopped(event.reason));
try {
  const program = await import("./{glue}");
  await program.default({ module_or_path: new URL("./{wasm}", import.meta.url) });
} catch (reason) {
  console.error("Atlanto could not start:", reason);
  show("start-failed");
}
