// Starts the program. When that fails, one calm line says so and the words on the page stay; when it stops later, a card says
// so and offers to begin again at the same place. `site finish` fills in the two names and gives this file a hash in its own.
const crash = document.getElementById("crash");
const stopped = reason => {
  // modal, so that it stands over a dialog that was open, which would make it inert
  if (reason instanceof WebAssembly.RuntimeError && !crash.open) crash.showModal();
};
document.getElementById("reload")?.addEventListener("click", () => location.reload());
addEventListener("error", event => stopped(event.error));
addEventListener("unhandledrejection", event => stopped(event.reason));
try {
  const program = await import("./{glue}");
  await program.default({ module_or_path: new URL("./{wasm}", import.meta.url) });
} catch (reason) {
  console.error("Atlanto could not start:", reason);
  document.getElementById("start-failed")?.removeAttribute("hidden");
}
