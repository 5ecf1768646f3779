// Starts the program. When that fails, one calm line says so and the words on the page stay.
// `site finish` fills in the two names and gives this file a hash in its own.
document.getElementById("reload")?.addEventListener("click", () => location.reload());
try {
  const program = await import("./{glue}");
  await program.default({ module_or_path: new URL("./{wasm}", import.meta.url) });
} catch (reason) {
  console.error("Atlanto could not start:", reason);
  document.getElementById("start-failed")?.removeAttribute("hidden");
}
