// Starts the program. When that fails, one calm line says so and the words on the page stay.
// `site finish` fills in the two names and gives this file a hash in its own.
document.getElementById("reload")?.addEventListener("click", () => location.reload());
// Under Trusted Types: the views' fixed fragments, mostly pieces of drawings, are made as HTML. Anything that could run is not.
const runs = /<\s*(script|iframe|object|embed|base|meta|link|form)|[\s"'/]on\w+\s*=|javascript:/i;
self.trustedTypes?.createPolicy("default", { createHTML: html => (runs.test(html) ? null : html) });
try {
  const program = await import("./{glue}");
  await program.default({ module_or_path: new URL("./{wasm}", import.meta.url) });
} catch (reason) {
  console.error("Atlanto could not start:", reason);
  document.getElementById("start-failed")?.removeAttribute("hidden");
}
