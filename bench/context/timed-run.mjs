// One round of the timings, in a process of its own: cold code, as a command line has it, and a warm page cache. Loads nothing beside
// the engine that a user would not.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { peakMegabytes } from "./memory.mjs";
import { median } from "./metrics.mjs";

process.once("message", async (asked) => {
  process.send({ kind: "result", result: await timeOnce(asked) }, () => process.disconnect());
});

async function timeOnce({ engine, dir, paths, tickets: [first, ...further] }) {
  const { ask, index, prepareV8 } = await import(pathToFileURL(engine));
  prepareV8();
  const blobs = paths.map((file) => createHash("sha1").update(file).digest("hex"));
  const beforeMb = peakMegabytes();
  const [files, readMs] = timed(() =>
    paths.map((file, at) => ({ path: file, blob: blobs[at], text: readFileSync(path.join(dir, `${at}`), "utf8") })),
  );
  const [context, indexMs] = timed(() => index(files));
  const [, firstMs] = timed(() => ask(context, first));
  const furtherMs =
    further.length > 0 ? median(further.map((query) => timed(() => ask(context, query))[1])) : undefined;
  return { readMs, indexMs, firstMs, furtherMs, peakMb: peakMegabytes(), beforeMb };
}

function timed(deed) {
  const began = performance.now();
  const value = deed();
  return [value, performance.now() - began];
}
