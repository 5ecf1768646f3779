// The Khronos glTF validator on each file given: an error or a warning fails.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const validator = createRequire(new URL("../.tools/", import.meta.url))("gltf-validator");
let failed = 0;
for (const path of process.argv.slice(2)) {
  const report = await validator.validateBytes(new Uint8Array(await readFile(path)), { uri: path, maxIssues: 20 });
  const { numErrors, numWarnings, messages } = report.issues;
  const { drawCallCount, totalTriangleCount } = report.info;
  console.log(`${path}: ${numErrors} errors, ${numWarnings} warnings; ${drawCallCount} draw calls, ${totalTriangleCount} triangles`);
  if (numErrors + numWarnings > 0) {
    failed += 1;
    for (const issue of messages) console.log(`  ${issue.code} at ${issue.pointer}: ${issue.message}`);
  }
}
process.exit(failed === 0 && process.argv.length > 2 ? 0 : 1);
